// The contact centre: who called which number, and how they rate it. Fitted where the chapter prints it.
import type { Chance } from "@/lib/questionnaire/simulate"
import type { Scheme } from "@/lib/scoring/scheme"
import type { Score } from "@/lib/scoring/score"
import type { Study } from "@/lib/study/study"
import type { Draft } from "./draft"
import { fitCounts } from "./fit"
import { sizeOf } from "./plan"
import { parts, rate } from "./spread"
import type { Wanted } from "./wanted"

/** Of the recipients of an ordinary service, so many called; few of them another number than the first. */
const CALLERS = { first: 0.3, other: 0.015 } as const
/** What callers usually say where nothing is printed: getting through is the hard part. */
const USUAL: readonly Score[] = [
  { mean: 3.5, percent: 33 },
  { mean: 4.1, percent: 53 },
  { mean: 4.5, percent: 65 },
]

export function spreadCalls(study: Study, scheme: Scheme, wanted: Wanted, people: readonly Draft[], chance: Chance) {
  const { settings } = scheme
  const numbers = numbersOf(study, wanted)
  const groups = parts(
    people,
    numbers.map(({ scores, printed }, place) => {
      const share = place === 0 ? CALLERS.first : CALLERS.other
      const otherwise = (n: number) => Math.max(1, Math.round(n * share))
      return sizeOf(people.length, printed ? scores[0] : null, { items: 1, share, atMost: share * 1.3, otherwise })
    }),
    chance,
  )
  numbers.forEach(({ number, scores }, place) => {
    const asked = groups[place] ?? []
    if (asked.length === 0) return
    for (const one of asked) one.called = number
    const items = settings.callItems.map((name, item) => {
      const hoped = scores[item] ?? { mean: 4, percent: 50 }
      return { name, asked: asked.length, base: "asked" as const, hoped }
    })
    const aims = items.map(({ hoped }, item) => ({ of: [[item, 1] as const], score: hoped, weight: 1 }))
    const counts = fitCounts(items, aims, chance)
    items.forEach(({ name }, item) => {
      rate(asked, name, counts[item]!, chance)
    })
  })
}

/** Numbers of the register, with what the chapter prints: by its digits, else the first that is no short number. */
function numbersOf(study: Study, { service, calls }: Wanted) {
  const entry = study.axes.service?.register.entries.find(({ code }) => code === service)
  const numbers = (entry?.columns.call_numbers ?? "").split(" ").filter((number) => number !== "")
  const isShort = (number: string) => /^\d+$/.test(number)
  return numbers.map((number) => {
    const printed = calls.find((one) => (isShort(number) ? one.number === number : !isShort(one.number)))
    return { number, scores: printed?.items.length === USUAL.length ? printed.items : USUAL, printed: Boolean(printed) }
  })
}
