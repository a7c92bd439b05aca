import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Catalogue, Named, ViewItem } from "./catalogue"
import { addressOf, parseView, type View } from "./view"

const named = (...codes: string[]): Named[] => codes.map((code) => ({ code, label: { en: code } }))
const column = (name: string, ...codes: string[]) => ({
  name,
  column: name,
  label: { en: name },
  codes: named(...codes),
})
const CATALOGUE: Catalogue = {
  columns: [
    column("region", "a", "b", "ж&=#"),
    column("sex", "m", "f"),
    column("mode", "phone"),
    column("age", "18+", "60 +"),
  ],
  items: ["score", "item:x", "question:sex", "criterion:office/staff"].map(
    (word): ViewItem => ({ kind: "score", word, label: { en: word }, average: "own" }),
  ),
  waves: named("w1", "w2"),
}
const read = (query: string) => parseView(new URLSearchParams(query), "w1", CATALOGUE)

const views: fc.Arbitrary<View> = fc
  .record({
    items: fc.subarray(CATALOGUE.items.map(({ word }) => word)),
    breaks: fc.shuffledSubarray(["region", "sex", "mode", "wave"], { maxLength: 2 }),
    filters: fc.subarray([...CATALOGUE.columns], { maxLength: 1 }).chain((columns) =>
      fc
        .tuple(
          ...columns.map(({ codes }) =>
            fc.subarray(
              codes.map(({ code }) => code),
              { minLength: 1 },
            ),
          ),
        )
        .map((all) => Object.fromEntries(columns.map(({ name }, at) => [name, all[at]!]))),
    ),
  })
  .map((view) => ({ wave: "w1", ...view }))

describe("the address of a view", () => {
  it("makes the same view again", () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(parseView(addressOf(view), "w1", CATALOGUE)).toEqual({ view, dropped: [] })
      }),
    )
  })

  it("is read whatever it says, and what is left of it is read the same", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("item", "by", "f.region", "f.sex", "f.x", "f.", "q"), fc.string())),
        (pairs) => {
          const { view } = parseView(new URLSearchParams(pairs), "w1", CATALOGUE)
          expect(parseView(addressOf(view), "w1", CATALOGUE)).toEqual({ view, dropped: [] })
        },
      ),
    )
  })

  it.each([
    ["item=none&item=score", "item", "none", "unknown"],
    ["by=none", "break", "none", "unknown"],
    ["by=sex&by=region&by=mode", "break", "mode", "too_many"],
    ["f.none=1", "filter", "none", "unknown"],
    ["f.region=zz", "code", "zz", "unknown"],
    ["by=sex&by=region&f.mode=phone&f.age=18%2B", "filter", "age", "too_many"],
    ["f.region=a&f.sex=m&f.mode=phone&f.age=18%2B", "filter", "age", "too_many"],
  ])("%s: tells of the %s %s, which is %s", (query, part, word, why) => {
    expect(read(query).dropped).toEqual([{ part, word, why }])
  })

  it("lets a column be a break and a filter, which names it once", () => {
    const { view, dropped } = read("by=region&by=sex&f.region=a&f.mode=phone")
    expect(dropped).toEqual([])
    expect(view.filters).toEqual({ region: ["a"], mode: ["phone"] })
  })
})
