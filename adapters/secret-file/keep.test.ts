import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, it } from "vitest"
import { keepSecret } from "./keep"

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "saual-secret-"))
})
afterEach(() => rmSync(folder, { recursive: true }))

it("keeps the first secret, for its owner only", async () => {
  const file = join(folder, "new folder", "secret")
  expect(await keepSecret(file, () => "first")).toBe("first")
  expect(await keepSecret(file, () => "second")).toBe("first")
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

it("gives everybody who asks at once the same secret and leaves no draft", async () => {
  const file = join(folder, "secret")
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => keepSecret(file, () => `secret ${n}`)))
  expect(new Set(answers).size).toBe(1)
  expect(readdirSync(folder)).toEqual(["secret"])
})
