// What a place can still be filled with: the cases that are left, and how often a case gives an interview.
import { normalQuantile } from "../normal"
import { type Counts, measureOf } from "../report/progress"
import { TRIED_GIVES } from "./forecast"

/** Cases of the sample, apart from `walkIns`: interviews that came by the open link. */
export type Stock = Readonly<{
  /** Ever, and those that may still be worked on. */
  cases: number
  left: number
  /** Of those left, called already. */
  tried: number
  /** Cases that ended, and those of them with an interview. */
  ended: number
  gave: number
  /** Finished interviews over quota: admitted when a place is free. */
  overflow: number
  walkIns: number
}>

export const NO_STOCK: Stock = { cases: 0, left: 0, tried: 0, ended: 0, gave: 0, overflow: 0, walkIns: 0 }

/** Interviews that the cases left will give: four times in five between `low` and `high`. */
export type Supply = Readonly<{ low: number; expected: number; high: number; response: number }>

/** How often a case gives an interview in the wave, and for how many cases seen that counts. */
export type Usual = Readonly<{ response: number; weight: number }>

/** A few cases say little of a place's own response: until there are many, the wave's counts as so many. */
const PRIOR_CASES = 10
const INTERVAL = 0.8

export function stockOf(counts: Counts): Stock {
  const stock = { ...NO_STOCK }
  for (const [name, n] of Object.entries(counts)) {
    const measure = measureOf(name)
    if (measure?.kind === "interview" && measure.standing === "overflow") stock.overflow += n
    if (measure?.kind !== "case") continue
    const complete = !measure.open && measure.disposition === "complete"
    if (measure.source === "open") {
      if (complete) stock.walkIns += n
      continue
    }
    stock.cases += n
    if (measure.open) stock.left += n
    else stock.ended += n
    if (measure.open && measure.disposition !== "new") stock.tried += n
    if (complete) stock.gave += n
  }
  return stock
}

export function addStock(parts: Iterable<Stock>): Stock {
  const sum = { ...NO_STOCK }
  for (const part of parts) for (const name of Object.keys(sum) as (keyof Stock)[]) sum[name] += part[name]
  return sum
}

/** @param stock of the whole wave */
export const usualOf = ({ ended, tried, gave }: Stock): Usual => ({
  response: (gave + 1) / (ended + (1 - TRIED_GIVES) * tried + 2),
  weight: Math.min(PRIOR_CASES, ended + 2),
})

/** Beta-binomial by its mean and variance; never more than one interview a case. */
export function supplyOf({ left, tried, ended, gave }: Stock, usual: Usual): Supply {
  const spent = (1 - TRIED_GIVES) * tried
  const seen = ended + spent + usual.weight
  const response = (gave + usual.weight * usual.response) / seen
  const expected = (left - spent) * response
  const spread = Math.sqrt((expected * (1 - response) * (seen + left - spent)) / (seen + 1))
  const wide = normalQuantile((1 + INTERVAL) / 2) * spread
  return {
    response,
    expected,
    low: Math.max(0, expected - wide),
    high: Math.min(left, expected + wide),
  }
}
