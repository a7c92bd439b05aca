// Chance from a seed: the same seed gives the same numbers on every machine (whole numbers and divisions only).
import type { Chance } from "@/lib/questionnaire/simulate"

/** Fractions of 1 from a whole number (mulberry32). */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A whole number from 0 to below `n`. */
export const below = (chance: Chance, n: number): number => Math.floor(chance() * n)

/** A copy in chance order (Fisher-Yates). */
export function shuffled<T>(chance: Chance, list: readonly T[]): T[] {
  const copy = [...list]
  for (let last = copy.length - 1; last > 0; last--) {
    const other = below(chance, last + 1)
    ;[copy[last], copy[other]] = [copy[other]!, copy[last]!]
  }
  return copy
}

/** How often each word should come; the numbers need not add up to anything. */
export type Shares = Readonly<Record<string, number>>

/** `n` words in chance order, each as often as its share says, by largest remainder: a portrait comes out as printed. */
export function deal(chance: Chance, n: number, shares: Shares): string[] {
  const entries = Object.entries(shares)
  const whole = entries.reduce((sum, [, share]) => sum + share, 0)
  const parts = entries.map(([word, share]) => ({ word, exact: (n * share) / whole }))
  const dealt = parts.flatMap(({ word, exact }) => new Array<string>(Math.floor(exact)).fill(word))
  const byRemainder = parts.sort((a, b) => (b.exact % 1) - (a.exact % 1))
  for (let next = 0; dealt.length < n; next++) dealt.push(byRemainder[next % byRemainder.length]!.word)
  return shuffled(chance, dealt)
}
