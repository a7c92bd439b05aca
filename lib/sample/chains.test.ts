import fc from "fast-check"
import { expect, it } from "vitest"
import { chainsOf, type Link, type Referral } from "./chains"

const given = (recruiterCaseId: string, rootCaseId: string, generation: number, caseId: string | null = null) =>
  ({ recruiterCaseId, rootCaseId, generation, caseId, known: caseId && "new", counted: caseId !== null }) as Referral

it("shows who led to whom, the largest chain first", () => {
  const chains = chainsOf([
    given("z", "z", 1),
    given("a", "a", 1, "b"),
    given("a", "a", 1),
    given("b", "a", 2, "c"),
    { ...given("b", "a", 2, "z"), known: "known", counted: false },
  ])
  expect(chains.map(({ links: _links, ...figures }) => figures)).toEqual([
    { rootCaseId: "a", given: 4, size: 2, merged: 1, counted: 2, generations: 2 },
    { rootCaseId: "z", given: 1, size: 0, merged: 0, counted: 0, generations: 0 },
  ])
  expect(shown(chains[0]!.links)).toEqual(["b", ["c", [], "z", []], "-", []])
})

const shown = (links: readonly Link<Referral>[]): unknown[] =>
  links.flatMap(({ referral, next }) => [referral.caseId ?? "-", shown(next)])

it("loses no coupon of a chain and counts each once, however people refer each other", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(30), fc.constantFrom("new", "known", null)), { maxLength: 60 }), (steps) => {
      // Each step: somebody who is there already gives a coupon on.
      const people: { id: string; root: string; generation: number }[] = [{ id: "p0", root: "p0", generation: 0 }]
      const referrals = steps.map(([who, known], at): Referral => {
        const from = people[who % people.length]!
        const generation = from.generation + 1
        const caseId = known === "new" ? `p${at + 1}` : known === "known" ? from.id : null
        if (known === "new") people.push({ id: `p${at + 1}`, root: from.root, generation })
        return { recruiterCaseId: from.id, rootCaseId: from.root, generation, caseId, known, counted: known === "new" }
      })
      const chains = chainsOf(referrals)
      const count = (links: readonly Link<Referral>[]): number =>
        links.reduce((sum, { next }) => sum + 1 + count(next), 0)
      expect(chains.reduce((sum, { links }) => sum + count(links), 0)).toBe(referrals.length)
      expect(chains.reduce((sum, { given }) => sum + given, 0)).toBe(referrals.length)
      expect(chains.reduce((sum, { size }) => sum + size, 0)).toBe(people.length - 1)
      for (const { size, counted, generations } of chains) {
        expect(counted).toBeLessThanOrEqual(size)
        expect(generations).toBeLessThanOrEqual(size)
      }
    }),
  )
})
