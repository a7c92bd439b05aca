// One line of the board as the browser gets it, and which lines a filter keeps.
import { BOARD_STATES, type BoardState, type BoardSum, isInState } from "@/lib/report/board"
import type { Pace } from "@/lib/report/pace"
import type { Named } from "@/lib/report/words"

export const BOARD_VIEWS = ["regions", "services", "cells"] as const
export type BoardView = (typeof BOARD_VIEWS)[number]

export type BoardFigures = Omit<BoardSum, "outcomes" | "counted"> & Pace
/** A line as it travels: its places are codes. */
export type BoardLine = BoardFigures & Readonly<{ region: string | null; service: string | null }>
export type BoardRow = BoardFigures & Readonly<{ region: Named | null; service: Named | null }>

export type BoardFilter = Readonly<{ region: string; service: string; state: BoardState | ""; q: string }>

/** Reads a filter from an address; unknown states are no filter. */
export function filterOf(params: { get(name: string): string | null }): BoardFilter {
  const state = BOARD_STATES.find((name) => name === params.get("state")) ?? ""
  return { region: params.get("region") ?? "", service: params.get("service") ?? "", state, q: params.get("q") ?? "" }
}

export function keeps(filter: BoardFilter, row: BoardRow): boolean {
  if (filter.region && row.region && row.region.code !== filter.region) return false
  if (filter.service && row.service && row.service.code !== filter.service) return false
  if (filter.state && !isInState(row, filter.state)) return false
  const words = [row.region, row.service].flatMap((named) => (named ? [named.code, named.label, named.full] : []))
  const sought = filter.q.trim().toLocaleLowerCase()
  return sought === "" || words.some((word) => word.toLocaleLowerCase().includes(sought))
}

export const rowKey = (row: BoardRow): string => `${row.region?.code ?? ""}|${row.service?.code ?? ""}`

/** Where a line's numbers lead: from a region or a service to its cells, from a cell to its cases. */
export function linksOf(base: string | undefined, view: BoardView, row: BoardRow) {
  if (!base) return null
  const place = new URLSearchParams()
  if (row.region) place.set("region", row.region.code)
  if (row.service) place.set("service", row.service.code)
  const made = { outcomes: `${base}/outcomes?${place}`, checking: `${base}/control`, lists: `${base}/lists?${place}` }
  const cases = (state: string) => `${base}/links?${place}&state=${state}`
  if (view === "cells")
    return {
      name: null,
      accepted: cases("counted"),
      reserved: cases("running"),
      overflow: cases("overflow"),
      open: null,
      left: cases("left"),
      ...made,
    }
  const cells = (state = "") => `${base}?view=cells&${place}${state && `&state=${state}`}`
  return {
    name: cells(),
    accepted: cells(),
    reserved: cells(),
    overflow: cells("over"),
    open: cells("open"),
    left: cases("left"),
    ...made,
  }
}
