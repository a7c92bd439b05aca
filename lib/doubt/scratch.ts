// The inner loop: influences of a class of respondents on its figures, some hundred respondents at a time.
import type { Weights } from "../microdata/counts"
import type { Class } from "./classes"
import type { ClassEffects, ItemEffects } from "./effects"
import type { Sums } from "./sums"

const CHUNK = 512

/** Adds classes to the sums; its buffers are used again for each. */
export function scratchOf(order: Uint32Array, weights: Weights | undefined) {
  const values = new Uint16Array(CHUNK)
  let mean = new Float64Array(0)
  let percent = new Float64Array(0)
  let seen = new Uint8Array(0)

  const addItem = ({ column, seen: seenBy, effects }: ItemEffects, start: number, m: number) => {
    let any = 0
    for (let at = 0; at < m; at++) any |= values[at] = column.values[order[start + at]!]!
    if (any === 0) return
    for (const { slot, mean: onMean, percent: onPercent } of effects) {
      const from = slot * m
      for (let at = 0; at < m; at++) {
        const value = values[at]!
        mean[from + at]! += onMean[value]!
        percent[from + at]! += onPercent[value]!
        seen[from + at]! |= seenBy[value]!
      }
    }
  }

  const addSlot = (slot: number, figure: number, start: number, m: number, sums: Sums) => {
    for (let at = slot * m, person = start; person < start + m; at++, person++) {
      if (seen[at] === 0) continue
      const weight = weights ? weights[order[person]!]! : 1
      sums.people[figure]!++
      if (seen[at] === 3) sums.raters[figure]!++
      sums.add(figure, weight * mean[at]!, weight * percent[at]!)
    }
  }

  return {
    add({ slots, items }: ClassEffects, { start, end }: Class, sums: Sums) {
      if (mean.length < slots.length * CHUNK) {
        mean = new Float64Array(slots.length * CHUNK)
        percent = new Float64Array(slots.length * CHUNK)
        seen = new Uint8Array(slots.length * CHUNK)
      }
      for (let from = start; from < end; from += CHUNK) {
        const m = Math.min(CHUNK, end - from)
        const size = slots.length * m
        mean.fill(0, 0, size)
        percent.fill(0, 0, size)
        seen.fill(0, 0, size)
        for (const item of items) addItem(item, from, m)
        slots.forEach((figure, slot) => void addSlot(slot, figure, from, m, sums))
      }
    },
  }
}
