import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { expect, it } from "vitest"

const app = fileURLToPath(new URL("..", import.meta.url))

function sourcesIn(folder: string): string[] {
  const found = readdirSync(join(app, folder), { recursive: true, encoding: "utf8" })
  return found
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith(".test.ts"))
    .map((path) => join(app, folder, path))
}

it.each(["interviewer", "r", "results", "admin"])("nothing under app/%s reads quality flags", (folder) => {
  const sources = sourcesIn(folder)
  expect(sources.length).toBeGreaterThan(5)
  // The open link's page writes signs down; what becomes of them is judged elsewhere.
  const reading = sources.filter((path) =>
    /queries\/(work-)?flags|lib\/quality(?!\/entry-sign")|flag-list|flag-words/.test(readFileSync(path, "utf8")),
  )
  expect(reading).toEqual([])
})
