// Lines of the board in the order of the registers. On their way to the browser places are codes: their names are there.
import { type NamedAxes, nameIn } from "@/lib/report/axes"
import { type AxisOfPlace, type BoardCell, type BoardSum, sumOf, sumsBy } from "@/lib/report/board"
import { paceOf } from "@/lib/report/pace"
import type { BoardFigures, BoardLine, BoardRow, BoardView } from "./board-row"

export type BoardLines = Readonly<{ view: BoardView; whole: BoardFigures; lines: BoardLine[] }>

/** The view that can be shown (with one axis, its cells are all there is), the sum of all cells, and the view's lines. */
export function boardLines(cells: readonly BoardCell[], wanted: BoardView, axes: NamedAxes): BoardLines {
  const view = possibleView(wanted, axes)
  const whole = sumOf(cells)
  const lines = placesOf(cells, view).map(({ region = null, service = null, sum }) => ({
    ...figuresOf(sum, whole),
    ...{ region, service },
  }))
  return { view, whole: figuresOf(whole, whole), lines: inOrder(lines, axes) }
}

/** Lines with the names of their places. */
export const namedLines = (lines: readonly BoardLine[], axes: NamedAxes): BoardRow[] =>
  lines.map((line) => ({
    ...line,
    region: nameIn(axes, "region", line.region),
    service: nameIn(axes, "service", line.service),
  }))

function possibleView(wanted: BoardView, axes: NamedAxes): BoardView {
  return axes.region && axes.service ? wanted : "cells"
}

type Placed = Readonly<Partial<Record<AxisOfPlace, string | null>> & { sum: BoardSum }>

function placesOf(cells: readonly BoardCell[], view: BoardView): Placed[] {
  if (view === "cells") return cells.map((cell) => ({ region: cell.region, service: cell.service, sum: sumOf([cell]) }))
  const axis = view === "regions" ? "region" : "service"
  return [...sumsBy(cells, axis)].map(([code, sum]) => ({ [axis]: code, sum }))
}

function figuresOf(sum: BoardSum, whole: BoardSum): BoardFigures {
  const { outcomes: _outcomes, counted: _counted, ...figures } = sum
  return { ...figures, ...paceOf(sum, whole) }
}

function inOrder(lines: BoardLine[], axes: NamedAxes): BoardLine[] {
  const orderOf = (axis: AxisOfPlace) => new Map(axes[axis]?.entries.map(({ code }, order) => [code, order]))
  const regions = orderOf("region")
  const services = orderOf("service")
  const place = (order: ReadonlyMap<string, number>, code: string | null) =>
    code === null ? -1 : (order.get(code) ?? order.size)
  return lines.sort(
    (a, b) =>
      place(regions, a.region) - place(regions, b.region) || place(services, a.service) - place(services, b.service),
  )
}
