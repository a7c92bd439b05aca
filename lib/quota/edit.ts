// Changing targets: what is asked for, line by line, and why a line cannot stand. The database holds the same rules.
import { type CellTerms, type Conditions, cellKey } from "./cells"

/** A cell as it stands. */
export type StandingCell = Readonly<{
  id: number
  conditions: Conditions
  terms: CellTerms
  accepted: number
  reserved: number
}>

/**
 * What is wanted of the cell with these conditions; terms that are not named stay. A cell that is not there is made.
 * `expected`: the terms that were on the screen (null = no cell); a named term that has moved since then is a refusal.
 */
export type EditLine = Readonly<{
  conditions: Conditions
  terms: Partial<CellTerms>
  expected?: CellTerms | null | undefined
}>

/** `minimum`: the lowest target that keeps every accepted and held place of a hard cell. */
export type EditRefusal = Readonly<
  { line: number; key: string } & (
    | { reason: "not_whole" | "floor_above_ceiling" | "twice" | "no_target" }
    | { reason: "below_taken"; minimum: number }
    | { reason: "outside_range"; floor: number | null; ceiling: number | null }
    | { reason: "changed_meanwhile"; now: CellTerms | null }
  )
>

/** `id` is null for a cell to make. */
export type Change = Readonly<{ id: number | null; conditions: Conditions; before: CellTerms | null; after: CellTerms }>

export type Edit = Readonly<{ ok: true; changes: readonly Change[] } | { ok: false; refusals: readonly EditRefusal[] }>

/**
 * The changes that the lines come to; lines that change nothing drop out. All refusals are given together.
 * @param hard whether a cell that is made is a hard one, when its line does not say
 */
export function planEdit(cells: readonly StandingCell[], lines: readonly EditLine[], hard: boolean): Edit {
  const byKey = new Map(cells.map((cell) => [cellKey(cell.conditions), cell]))
  const seen = new Set<string>()
  const refusals: EditRefusal[] = []
  const changes: Change[] = []
  lines.forEach(({ conditions, terms, expected }, line) => {
    const key = cellKey(conditions)
    const cell = byKey.get(key)
    const after = { ...(cell?.terms ?? { target: Number.NaN, hard, floor: null, ceiling: null }), ...terms }
    const reason = seen.has(key) ? TWICE : (refuseStale(terms, expected, cell?.terms ?? null) ?? refuse(after, cell))
    seen.add(key)
    if (reason) refusals.push({ line, key, ...reason })
    else if (!cell || !sameTerms(cell.terms, after))
      changes.push({ id: cell?.id ?? null, conditions, before: cell?.terms ?? null, after })
  })
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, changes }
}

/** The lowest target a cell may get now: what is accepted and held in a hard one, nothing in a soft one. */
export const lowestTargetOf = ({ terms, accepted, reserved }: Pick<StandingCell, "terms" | "accepted" | "reserved">) =>
  terms.hard ? accepted + reserved : 0

const TWICE = { reason: "twice" } as const

/** Whether a term that is wanted otherwise was changed by somebody else since it was looked at. */
export function isStale(
  terms: Partial<CellTerms>,
  expected: CellTerms | null | undefined,
  now: CellTerms | null,
): boolean {
  if (expected === undefined) return false
  return TERMS.some((term) => term in terms && terms[term] !== now?.[term] && expected?.[term] !== now?.[term])
}

export const TERMS = ["target", "hard", "floor", "ceiling"] as const

function refuseStale(terms: Partial<CellTerms>, expected: CellTerms | null | undefined, now: CellTerms | null) {
  return isStale(terms, expected, now) ? ({ reason: "changed_meanwhile", now } as const) : undefined
}

function refuse({ target, hard, floor, ceiling }: CellTerms, cell: StandingCell | undefined) {
  if (Number.isNaN(target)) return { reason: "no_target" } as const
  if (![target, floor ?? 0, ceiling ?? 0].every((n) => Number.isSafeInteger(n) && n >= 0 && n <= LARGEST))
    return { reason: "not_whole" } as const
  if (floor !== null && ceiling !== null && floor > ceiling) return { reason: "floor_above_ceiling" } as const
  if (target < (floor ?? 0) || target > (ceiling ?? LARGEST))
    return { reason: "outside_range", floor, ceiling } as const
  const minimum = cell && hard ? cell.accepted + cell.reserved : 0
  return target < minimum ? ({ reason: "below_taken", minimum } as const) : undefined
}

/** What the column holds. */
const LARGEST = 2_147_483_647

const sameTerms = (a: CellTerms, b: CellTerms): boolean =>
  a.target === b.target && a.hard === b.hard && a.floor === b.floor && a.ceiling === b.ceiling
