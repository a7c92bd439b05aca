// Lines of the board in the order of the registers, ready for the browser.

import { type NamedAxes, nameIn } from "@/lib/report/axes"
import { type AxisOfPlace, type BoardCell, type BoardSum, sumOf, sumsBy } from "@/lib/report/board"
import { paceOf } from "@/lib/report/pace"
import type { BoardRow, BoardView } from "./board-row"

/** @returns the view that can be shown (with one axis, its cells are all there is), the sum of all cells, and its lines */
export function boardLines(cells: readonly BoardCell[], wanted: BoardView, axes: NamedAxes) {
  const view = possibleView(wanted, axes)
  const whole = sumOf(cells)
  const lineOf = lineWith(axes, whole)
  if (view === "cells")
    return {
      view,
      whole,
      rows: inOrder(
        cells.map((cell) => lineOf(cell, sumOf([cell]))),
        axes,
      ),
    }
  const axis = view === "regions" ? "region" : "service"
  const lines = [...sumsBy(cells, axis)].map(([code, sum]) => lineOf({ [axis]: code }, sum))
  return { view, whole, rows: inOrder(lines, axes) }
}

function possibleView(wanted: BoardView, axes: NamedAxes): BoardView {
  return axes.region && axes.service ? wanted : "cells"
}

const lineWith =
  (axes: NamedAxes, whole: BoardSum) =>
  (place: Partial<Record<AxisOfPlace, string | null>>, sum: BoardSum): BoardRow => {
    const { outcomes: _outcomes, counted: _counted, ...figures } = sum
    return {
      ...figures,
      ...paceOf(sum, whole),
      region: nameIn(axes, "region", place.region ?? null),
      service: nameIn(axes, "service", place.service ?? null),
    }
  }

function inOrder(rows: BoardRow[], axes: NamedAxes): BoardRow[] {
  const orderOf = (axis: AxisOfPlace) => new Map(axes[axis]?.entries.map(({ code }, order) => [code, order]))
  const regions = orderOf("region")
  const services = orderOf("service")
  const place = (order: ReadonlyMap<string, number>, code: string | undefined) =>
    code === undefined ? -1 : (order.get(code) ?? order.size)
  return rows.sort(
    (a, b) =>
      place(regions, a.region?.code) - place(regions, b.region?.code) ||
      place(services, a.service?.code) - place(services, b.service?.code),
  )
}
