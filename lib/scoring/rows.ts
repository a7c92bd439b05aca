// Tally rows from little, for tests: what is not said is the same everywhere.
import type { TallyCount } from "./count"

const PLAIN: TallyCount = {
  region: "akmola",
  service: "C1",
  form: "office",
  place: "fo_manager",
  mode: "phone",
  question: "o_result",
  value: "5",
  slice: "",
  count: 1,
}

/** One row; `row({ value: "4", count: 3 })`. */
export const row = (said: Partial<TallyCount>): TallyCount => ({ ...PLAIN, ...said })

/** Rows of one question: how often each value was given. */
export const rows = (question: string, counts: Readonly<Record<string, number>>, said: Partial<TallyCount> = {}) =>
  Object.entries(counts).map(([value, count]) => row({ ...said, question, value, count }))
