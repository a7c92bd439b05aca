// An independent program must come to every figure of a release from the release's own file.
import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, describe, expect, it } from "vitest"
import { loadStudy } from "@/adapters/study-package"
import { canonical, hashOf } from "@/lib/release/canonical"
import { type Snapshot, snapshotOf } from "@/lib/release/snapshot"
import { chanceOf, inventedFacts, inventedTally } from "@/lib/release/testing/invented"
import { wholeRelease } from "@/lib/release/testing/whole"

const PROGRAM = fileURLToPath(new URL("recompute.py", import.meta.url))
const folder = mkdtempSync(join(tmpdir(), "recompute-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function recompute(snapshot: Snapshot) {
  const file = join(folder, "release.json")
  const text = canonical(snapshot)
  writeFileSync(file, text)
  const ran = spawnSync("python3", [PROGRAM, file], { encoding: "utf8" })
  if (ran.error) throw new Error("python3 is not there. Install it (Debian: apt-get install python3) and run again.")
  return { status: ran.status, said: ran.stdout + ran.stderr, hash: hashOf(text) }
}

async function release(name: string, interviews: number, seed: number): Promise<Snapshot> {
  const read = await loadStudy(fileURLToPath(new URL(`../studies/${name}`, import.meta.url)))
  if (!read.ok) throw new Error(read.problems[0]?.message)
  const snapshot = snapshotOf(inventedFacts(read.study, inventedTally(read.study, interviews, chanceOf(seed))))
  if (!snapshot) throw new Error("no method")
  return snapshot
}

describe("the Python program", { timeout: 60_000 }, () => {
  it.each([
    ["public-services", 1, 1],
    ["public-services", 40, 2],
    ["public-services", 200, 3],
    ["clinic", 60, 4],
  ])("comes to every cell of %s with %d interviews", async (study, interviews, seed) => {
    const snapshot = await release(study, interviews, seed)
    const { status, said, hash } = recompute(snapshot)
    expect(said).toContain("cells agree")
    expect(said).toContain(hash)
    expect(status).toBe(0)
  })

  it.each([
    ["unweighted", "none"],
    ["respondents", "none"],
    ["respondents", "raking"],
  ] as const)("comes to every cell of a release with its doubt, by %s, %s", async (average, weights) => {
    const { status, said } = recompute(await wholeRelease({ average, weights }, 150, 6))
    expect(said).toContain("cells agree")
    expect(status).toBe(0)
  })

  it("finds one figure that is not what its counts say", async () => {
    const snapshot = await release("public-services", 40, 5)
    const [first, ...others] = snapshot.scores.services
    if (!first) throw new Error("no service")
    const wrong = { ...first, score: { ...first.score, mean: first.score.mean + 1e-6 } }
    const { status, said } = recompute({ ...snapshot, scores: { ...snapshot.scores, services: [wrong, ...others] } })
    expect(status).toBe(1)
    expect(said).toContain(`services ${first.code}: published`)
  })

  it("is short enough to be read", () => {
    expect(readFileSync(PROGRAM, "utf8").trimEnd().split("\n").length).toBeLessThanOrEqual(120)
  })
})
