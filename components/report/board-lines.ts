// Lines of the board in the order of the registers, ready for the browser.

import { type NamedAxes, nameIn } from "@/lib/report/axes"
import { type AxisOfPlace, type BoardCell, type BoardSum, percentOf, sumOf, sumsBy } from "@/lib/report/board"
import type { BoardRow, BoardView } from "./board-row"

/** @returns the view that can be shown (with one axis, its cells are all there is) and its lines */
export function boardLines(cells: readonly BoardCell[], wanted: BoardView, axes: NamedAxes) {
  const view = possibleView(wanted, axes)
  if (view === "cells") return { view, rows: inOrder(cells.map(cellLine(axes)), axes) }
  const axis = view === "regions" ? "region" : "service"
  const lines = [...sumsBy(cells, axis)].map(([code, sum]) => lineOf(axes, { [axis]: code }, sum))
  return { view, rows: inOrder(lines, axes) }
}

function possibleView(wanted: BoardView, axes: NamedAxes): BoardView {
  return axes.region && axes.service ? wanted : "cells"
}

const cellLine = (axes: NamedAxes) => (cell: BoardCell) => lineOf(axes, cell, sumOf([cell]))

function lineOf(axes: NamedAxes, place: Partial<Record<AxisOfPlace, string | null>>, sum: BoardSum): BoardRow {
  return {
    ...sum,
    percent: percentOf(sum),
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
