// An independent program, written from docs/audit.md, must follow the platform's chain and find what was changed.
import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, describe, expect, it } from "vitest"
import { type AuditLink, linkHash, writeLink } from "@/lib/audit/chain"

const PROGRAM = fileURLToPath(new URL("chain.py", import.meta.url))
const folder = mkdtempSync(join(tmpdir(), "audit-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const TEXTS = [
  '[1, "2026-11-22T05:00:00.000000Z", null, "system", "wave.opened", "wave", "w", {}]',
  '[3, "2026-11-22T05:00:01.000000Z", null, "respondent", "interview.complete", "interview", "i", {"n": 1}]',
  '[2, "2026-11-22T05:00:00.500000Z", "p", "person", "wave.closed", "wave", "w", {"сөз": "Әріп \\"\\\\ \\n"}]',
]
let before = ""
const links = TEXTS.map((text, at): AuditLink => {
  before = linkHash(before, text)
  return { seq: at + 1, hash: before, text }
})

function follow(given: readonly AuditLink[]) {
  const file = join(folder, "audit.tsv")
  writeFileSync(file, given.map(writeLink).join(""))
  const ran = spawnSync("python3", [PROGRAM, file], { encoding: "utf8", env: { ...process.env, PYTHONUTF8: "1" } })
  if (ran.error) throw new Error("python3 is not there. Install it (Debian: apt-get install python3) and run again.")
  return { status: ran.status, said: (ran.stdout + ran.stderr).trim() }
}

describe("the Python program", () => {
  it("follows the chain to its head", () => {
    expect(follow(links)).toEqual({ status: 0, said: `3 lines, head 3:${links[2]!.hash}` })
  })

  it.each([
    ["a changed line", links.with(1, { ...links[1]!, text: `${TEXTS[1]} ` }), "link 2 does not fit its line"],
    ["a missing link", links.toSpliced(1, 1), "link 2 is missing"],
  ])("finds %s", (_what, broken, said) => {
    expect(follow(broken)).toEqual({ status: 1, said })
  })

  it("is short enough to be read", () => {
    expect(readFileSync(PROGRAM, "utf8").trimEnd().split("\n").length).toBeLessThanOrEqual(20)
  })
})
