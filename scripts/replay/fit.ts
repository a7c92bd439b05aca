// Finds how many recipients gave which answers, so that printed means and percentages come out. Search by small steps
// over whole numbers: a step that makes it worse is taken while it costs little, and less and less as time goes on.
import type { Chance } from "@/lib/questionnaire/simulate"
import type { Base, Score } from "@/lib/scoring/score"
import { below } from "../parts/chance"

/** One item of one form: how many are asked, and what it should look like where nothing is printed of it. */
export type FitItem = Readonly<{ name: string; asked: number; base: Base; hoped: Score }>

/** A printed figure: the sum of the items' scores with these weights. */
export type Aim = Readonly<{ of: readonly (readonly [item: number, weight: number])[]; score: Score; weight: number }>

/** `lost` is what the ratings lack to be all fives, in points. The rest of the raters gave 1 to 4. */
export type Counts = Readonly<{ special: number; fives: number; lost: number }>

/** Half of the last printed decimal is the unit in which a miss is measured. */
const UNIT = { mean: 0.005, percent: 0.05 } as const
/** How much it matters that an item looks usual, beside a printed figure. */
const USUAL = 0.05
const SPECIAL_SHARE = 0.012

/** The best of several searches: small numbers of recipients have few answers that give the printed figures. */
export function fitCounts(items: readonly FitItem[], aims: readonly Aim[], chance: Chance): readonly Counts[] {
  let best = search(items, aims, chance)
  for (let again = 1; again < SEARCHES && best.cost > GOOD; again++) {
    const other = search(items, aims, chance)
    if (other.cost < best.cost) best = other
  }
  return best.counts
}

const SEARCHES = 3
/** So little that every figure prints as it should. */
const GOOD = 1

function search(items: readonly FitItem[], aims: readonly Aim[], chance: Chance) {
  const counts = items.map((item) => begin(item, chance))
  const usual = counts.map(({ special }) => special)
  const links = items.map((_, item) =>
    aims.flatMap((aim, index) => aim.of.filter(([of]) => of === item).map(([, weight]) => ({ index, weight }))),
  )
  const misses = aims.map(({ of, score }) => {
    const now = of.map(([item, weight]) => ({ weight, ...scoreOf(items[item]!, counts[item]!) }))
    return {
      mean: now.reduce((sum, { weight, mean }) => sum + weight * mean, -score.mean) / UNIT.mean,
      percent: now.reduce((sum, { weight, percent }) => sum + weight * percent, -score.percent) / UNIT.percent,
    }
  })
  const steps = items.length * STEPS_PER_ITEM
  for (let step = 0; step < steps; step++) {
    const left = 1 - step / steps
    const index = below(chance, items.length)
    const item = items[index]!
    const before = counts[index]!
    const after = stepFrom(item, before, chance, left)
    if (!after) continue
    const [from, to] = [scoreOf(item, before), scoreOf(item, after)]
    const mean = (to.mean - from.mean) / UNIT.mean
    const percent = (to.percent - from.percent) / UNIT.percent
    let worse = USUAL * (oddness(item, usual[index]!, after, to) - oddness(item, usual[index]!, before, from))
    for (const { index: aim, weight } of links[index]!) {
      const miss = misses[aim]!
      const [dm, dp] = [weight * mean, weight * percent]
      worse += aims[aim]!.weight * (dm * (2 * miss.mean + dm) + dp * (2 * miss.percent + dp))
    }
    if (worse > TOLERATED * left * left * left) continue
    counts[index] = after
    for (const { index: aim, weight } of links[index]!) {
      misses[aim]!.mean += weight * mean
      misses[aim]!.percent += weight * percent
    }
  }
  const cost = aims.reduce((sum, aim, index) => {
    const { mean, percent } = misses[index]!
    return sum + aim.weight * (square(mean) + square(percent))
  }, 0)
  return { counts, cost }
}

const STEPS_PER_ITEM = 1_500
const TOLERATED = 30

function begin({ asked, hoped }: FitItem, chance: Chance): Counts {
  const special = Math.min(asked - 1, Math.floor(asked * SPECIAL_SHARE * 2 * chance() + 0.5))
  const fives = Math.min(asked - special, Math.round((asked * hoped.percent) / 100))
  return within(asked, { special, fives, lost: Math.round((asked - special) * (5 - hoped.mean)) })
}

/** Ratings below five lose one to four points each. */
function within(asked: number, { special, fives, lost }: Counts): Counts {
  const others = asked - special - fives
  return { special, fives, lost: Math.min(4 * others, Math.max(others, lost)) }
}

function stepFrom({ asked }: FitItem, now: Counts, chance: Chance, left: number): Counts | null {
  const size = 1 + below(chance, 1 + Math.floor((asked / 12) * left))
  const next = moved(now, chance() < 0.5 ? size : -size, chance())
  if (next.special < 0 || next.fives < 0 || next.special >= asked || next.special + next.fives > asked) return null
  return within(asked, next)
}

function moved({ special, fives, lost }: Counts, by: number, kind: number): Counts {
  if (kind < 0.3) return { special, fives, lost: lost + by }
  if (kind < 0.5) return { special, fives: fives + by, lost }
  if (kind < 0.7) return { special, fives: fives + by, lost: lost - by }
  if (kind < 0.8) return { special: special + by, fives: fives - by, lost }
  // Somebody who gave a four, or less, gives no rating.
  return { special: special + by, fives, lost: lost - by * (kind < 0.9 ? 1 : 2) }
}

function scoreOf({ asked, base }: FitItem, { special, fives, lost }: Counts): Score {
  const raters = asked - special
  return { mean: 5 - lost / raters, percent: (100 * fives) / (base === "asked" ? asked : raters) }
}

function oddness({ hoped }: FitItem, usual: number, { special }: Counts, { mean, percent }: Score): number {
  return (
    square((mean - hoped.mean) / 0.1) + square((percent - hoped.percent) / 4) + square(special - usual) / (1 + usual)
  )
}

const square = (x: number) => x * x
