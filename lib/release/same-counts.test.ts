import fc from "fast-check"
import { expect, it } from "vitest"
import type { ItemRow } from "../scoring/count"
import { sameCounts } from "./same-counts"

const someRow: fc.Arbitrary<ItemRow> = fc.record({
  region: fc.constantFrom("akmola", ""),
  service: fc.constantFrom("C1", "L2"),
  form: fc.constantFrom("office", "online"),
  place: fc.constantFrom("", "fo_manager"),
  mode: fc.constantFrom("phone", "online"),
  slice: fc.constant(""),
  item: fc.constantFrom("a", "b"),
  counts: fc.record({ asked: fc.nat(3), ratings: fc.tuple(fc.nat(2), fc.nat(2)) }),
})
const sum = ({ counts }: ItemRow) => counts.asked + counts.ratings.reduce((total, n) => total + n, 0)

it("is so of the same answers, in any order and however finely they are kept", () => {
  fc.assert(
    fc.property(fc.array(someRow, { maxLength: 20 }), (rows) => {
      const coarser = rows.map((row) => ({ ...row, form: "", mode: "" }))
      expect(sameCounts([...coarser].reverse(), rows)).toBe(true)
      expect(sameCounts(rows, [])).toBe(rows.every((row) => sum(row) === 0))
    }),
  )
})

it("is not so when one answer is another's, in another place, or more", () => {
  fc.assert(
    fc.property(fc.array(someRow, { minLength: 1, maxLength: 10 }), fc.nat(), (rows, which) => {
      const at = which % rows.length
      const row = rows[at]!
      const more = { ...row, counts: { ...row.counts, asked: row.counts.asked + 1 } }
      const [low = 0, high = 0] = row.counts.ratings
      const other = { ...row, counts: { ...row.counts, ratings: [low + 1, high - 1] } }
      for (const changed of [more, other]) {
        expect(sameCounts(rows, rows.with(at, changed))).toBe(false)
        expect(sameCounts(rows.with(at, changed), rows)).toBe(false)
      }
      const elsewhere = { ...row, region: "atyrau" }
      expect(sameCounts(rows, rows.with(at, elsewhere))).toBe(sum(row) === 0)
    }),
  )
})
