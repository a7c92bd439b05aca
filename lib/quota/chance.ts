// Chance for a simulation that says the same whenever it is asked the same: nothing is drawn with it.

/** Uniform numbers in [0, 1) from words: FNV-1a into mulberry32. */
export function chanceFrom(words: string): () => number {
  let state = 0x811c9dc5
  for (let i = 0; i < words.length; i++) state = Math.imul(state ^ words.charCodeAt(i), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
