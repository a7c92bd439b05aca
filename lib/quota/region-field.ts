// A region's field in the words of the forecast and of the board, from its cells and its work.
import type { BoardSum } from "../report/board"
import { addFieldwork, type Fieldwork, fieldworkOf, type PlaceProgress } from "../report/progress"
import type { FieldDay, FieldState } from "./forecast"
import type { Caller } from "./move-people"
import type { StockedCell } from "./move-targets"
import { addStock, supplyOf, type Usual } from "./stock"
import { emptyOf, type Part, remainingOf } from "./warnings"

export const partOf = ({ terms, accepted, reserved, stock }: StockedCell): Part => ({
  ...{ target: terms.target, accepted, reserved, stock },
})

/**
 * Places that nobody is left for are not waited for. Where most come by themselves, the sample is no limit.
 * @param whole the wave's sums and days: what a region is expected to do before it shows its own pace
 */
export function stateOf(
  cells: readonly StockedCell[],
  days: readonly FieldDay[],
  whole: Readonly<{ target: number | null; accepted: number }>,
  openLink: boolean,
): FieldState {
  const parts = cells.map(partOf)
  const open = parts.filter((part) => remainingOf(part) > 0)
  const stock = addStock(parts.map((part) => part.stock))
  const byThemselves = openLink && 2 * stock.walkIns > stock.gave + stock.walkIns
  const empty = openLink ? 0 : total(open, emptyOf)
  const share = whole.target ? total(parts, ({ target }) => target) / whole.target : 0
  return {
    ...{ days, worked: stock.ended, accepted: stock.gave },
    remaining: total(open, remainingOf) - empty,
    left: byThemselves ? UNLIMITED : total(open, (part) => part.stock.left),
    tried: byThemselves ? 0 : total(open, (part) => part.stock.tried),
    expected: days.length === 0 ? 1 : (share * whole.accepted) / days.length,
  }
}

const UNLIMITED = 1_000_000

/** What the board would show of these cells together. */
export function boardSum(cells: readonly StockedCell[], work: Fieldwork): BoardSum & { target: number } {
  const parts = cells.map(partOf)
  const open = parts.filter((part) => remainingOf(part) - part.reserved > 0)
  return {
    ...work,
    target: total(parts, ({ target }) => target),
    accepted: total(parts, ({ accepted }) => accepted),
    reserved: total(parts, ({ reserved }) => reserved),
    ...{ cells: parts.length, open: open.length },
    starved: open.filter((part) => part.stock.left === 0).length,
  }
}

/** Work in a region; null = everywhere. */
export const fieldworkIn = (work: readonly PlaceProgress[], region: string | null): Fieldwork =>
  addFieldwork(work.filter((one) => region === null || one.region === region).map(({ counts }) => fieldworkOf(counts)))

/** Who may call there; "" = anywhere. */
export const callersIn = (code: string, callers: readonly Caller[]): Caller[] =>
  callers.filter(({ regions }) => code === "" || regions.length === 0 || regions.includes(code))

export const speaks = ({ languages }: Caller, language: string): boolean =>
  languages.length === 0 || languages.includes(language)

type Contacts = Readonly<{
  kind: "contacts"
  region: string | null
  service: string | null
  places: number
  contacts: number
}>

/** Contacts to ask the bodies for, so that the places that stay empty may be filled: the largest gaps first. */
export function contactsToAskFor(groups: ReadonlyMap<string, readonly StockedCell[]>, usual: Usual): Contacts[] {
  return [...groups]
    .map(([code, cells]): Contacts => {
      const lacking = cells.map(partOf).map((part) => {
        const { expected, response } = supplyOf(part.stock, usual)
        const places = Math.max(0, Math.floor(remainingOf(part) - part.reserved - part.stock.overflow - expected))
        return { places, contacts: places / response }
      })
      const place = cells.every(({ conditions }) => conditions.service !== undefined)
        ? { region: null, service: code }
        : { region: code, service: null }
      const contacts = Math.ceil(total(lacking, (one) => one.contacts))
      return { kind: "contacts", ...place, places: total(lacking, ({ places }) => places), contacts }
    })
    .filter(({ places }) => places > 0)
    .sort((a, b) => b.places - a.places)
}

export const total = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0)
