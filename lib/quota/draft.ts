// Changes of targets that are typed and not saved yet: as they were typed, with what was on the screen at the time.
import { type CellTerms, type Conditions, cellKey } from "./cells"
import { type EditLine, isStale, type StandingCell } from "./edit"

export const NUMBER_TERMS = ["target", "floor", "ceiling"] as const
export type NumberTerm = (typeof NUMBER_TERMS)[number]

/** Texts as typed, so that nothing is lost; `expected` are the cell's terms when the first of them was. */
export type Wish = Readonly<{
  conditions: Conditions
  texts: Readonly<Partial<Record<NumberTerm, string>>>
  hard?: boolean
  expected: CellTerms | null
}>
/** By cell key. */
export type Draft = Readonly<Record<string, Wish>>
/** `tag` is what the last step typed into: one more stroke there is the same step. */
export type Steps = Readonly<{ past: readonly Draft[]; now: Draft; ahead: readonly Draft[]; tag: string }>

export type Wanted = Readonly<{ conditions: Conditions; texts?: Wish["texts"]; hard?: boolean }>

export const startOf = (draft: Draft): Steps => ({ past: [], now: draft, ahead: [], tag: "" })

/** Puts wishes on top; those that come to what stands drop out. */
export function withWishes(draft: Draft, wanted: readonly Wanted[], cells: ReadonlyMap<string, StandingCell>): Draft {
  const next: Record<string, Wish> = { ...draft }
  for (const { conditions, texts = {}, hard } of wanted) {
    const key = cellKey(conditions)
    const now = cells.get(key)?.terms ?? null
    const known = next[key]
    const wish: Wish = {
      conditions,
      texts: { ...known?.texts, ...texts },
      ...((hard ?? known?.hard) !== undefined && { hard: (hard ?? known?.hard)! }),
      expected: known ? known.expected : now,
    }
    const kept = withoutStanding(wish, now)
    if (kept) next[key] = kept
    else delete next[key]
  }
  return next
}

/** One step further; a step of the same `tag` as the last one is the same step, and an empty tag never is. */
export function stepTo({ past, now, tag }: Steps, next: Draft, of = ""): Steps {
  if (next === now) return { past, now, ahead: [], tag: of }
  return { past: of !== "" && of === tag ? past : [...past, now].slice(-200), now: next, ahead: [], tag: of }
}

export const undo = ({ past, now, ahead }: Steps): Steps =>
  past.length === 0
    ? { past, now, ahead, tag: "" }
    : { past: past.slice(0, -1), now: past.at(-1)!, ahead: [now, ...ahead], tag: "" }

export const redo = ({ past, now, ahead }: Steps): Steps =>
  ahead.length === 0
    ? { past, now, ahead, tag: "" }
    : { past: [...past, now], now: ahead[0]!, ahead: ahead.slice(1), tag: "" }

/** What is left of a draft when the cells have changed under it: wishes that came true are gone. */
export const rebased = (draft: Draft, cells: ReadonlyMap<string, StandingCell>): Draft =>
  Object.fromEntries(
    Object.entries(draft).flatMap(([key, wish]) => {
      const kept = withoutStanding(wish, cells.get(key)?.terms ?? null)
      return kept ? [[key, kept]] : []
    }),
  )

/** The lines of the edit that a draft comes to; a text that is no number becomes a target that is refused. */
export const linesOf = (draft: Draft, hardOf: (conditions: Conditions) => boolean): EditLine[] =>
  Object.values(draft).map(({ conditions, texts, hard, expected }) => ({
    conditions,
    expected,
    terms: {
      ...(texts.target !== undefined && { target: numberOf(texts.target) ?? Number.NaN }),
      ...(texts.floor !== undefined && { floor: numberOf(texts.floor) }),
      ...(texts.ceiling !== undefined && { ceiling: numberOf(texts.ceiling) }),
      ...(hard !== undefined ? { hard } : expected === null && { hard: hardOf(conditions) }),
    },
  }))

/** Keys of wishes whose term somebody else has changed since. */
export const staleKeys = (draft: Draft, cells: ReadonlyMap<string, StandingCell>): ReadonlySet<string> =>
  new Set(
    linesOf(draft, () => true).flatMap(({ conditions, terms, expected }) => {
      const key = cellKey(conditions)
      const now = cells.get(key)?.terms ?? null
      const { hard, ...numbers } = terms
      const named = draft[key]?.hard === undefined ? numbers : { ...numbers, hard: hard ?? true }
      return isStale(named, expected, now) ? [key] : []
    }),
  )

/** Keeps what was typed over what somebody else has changed meanwhile. */
export function keepOver(draft: Draft, key: string, cells: ReadonlyMap<string, StandingCell>): Draft {
  const wish = draft[key]
  return wish ? { ...draft, [key]: { ...wish, expected: cells.get(key)?.terms ?? null } } : draft
}

export function without(draft: Draft, key: string): Draft {
  const { [key]: _dropped, ...kept } = draft
  return kept
}

/** What a field shows: what is typed, or else what stands. */
export const textOf = (wish: Wish | undefined, standing: CellTerms | null | undefined, term: NumberTerm): string =>
  wish?.texts[term] ?? standing?.[term]?.toString() ?? ""

/** `1 200` is 1200; an empty field is null; what is no whole number is -1, which every rule refuses. */
export function numberOf(text: string): number | null {
  const digits = text.replace(/\s/g, "")
  if (digits === "") return null
  return /^\d{1,10}$/.test(digits) ? Number(digits) : -1
}

function withoutStanding(wish: Wish, now: CellTerms | null): Wish | null {
  const texts = Object.fromEntries(
    Object.entries(wish.texts).filter(([term, text]) => numberOf(text) !== (now?.[term as NumberTerm] ?? null)),
  )
  const { hard, ...rest } = wish
  const moved = hard !== undefined && now !== null && hard !== now.hard
  if (Object.keys(texts).length === 0 && !moved) return null
  return { ...rest, texts, ...(moved && { hard }) }
}
