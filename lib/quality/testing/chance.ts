// Chance that repeats: the same seed, the same field.

export type Chance = Readonly<{ next(): number; normal(): number; pick<T>(list: readonly T[]): T }>

/** mulberry32 */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return { next, normal, pick: (list) => list[Math.floor(next() * list.length)]! }
}
