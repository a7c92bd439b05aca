// A quality flag: what was seen in an interview or in somebody's work, and what is usual there.

export const FLAG_KINDS = [
  "too_fast",
  "straight_lining",
  "near_duplicate",
  "same_phone",
  "same_device",
  "way_in",
  "call_length",
  "burst",
  "odd_hours",
  "unlike_peers",
  "digit_heaping",
] as const
export type FlagKind = (typeof FLAG_KINDS)[number]

/** Figures by name, such as `{ seconds: 95, items: 40 }`; texts name the unit per kind. Never answers or names. */
export type Measure = Readonly<Record<string, number | string>>

export type Flag = Readonly<{ kind: FlagKind; seen: Measure; usual: Measure }>
