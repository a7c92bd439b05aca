import { expect, it } from "vitest"
import { loadStudy } from "@/adapters/study-package"
import { snapshotOf } from "./snapshot"
import { chanceOf, inventedFacts, inventedTally } from "./testing/invented"

it("publishes no part of fewer people than the study allows", async () => {
  const read = await loadStudy("studies/public-services")
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const tally = inventedTally(read.study, 60, chanceOf(5))
  const bases = (smallest: number) => {
    const study = { ...read.study, report: { ...read.study.report, smallest } }
    return snapshotOf(inventedFacts(study, tally))?.scores.regions.map(({ n }) => n) ?? []
  }
  const all = bases(3)
  const limit = Math.min(...all) + 1
  expect(all.length).toBeGreaterThan(1)
  expect(bases(limit)).toEqual(all.filter((n) => n >= limit))
  expect(bases(limit).length).toBeLessThan(all.length)
})
