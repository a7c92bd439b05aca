// Regions, services and cells of a wave with the cases that each can be filled from.
import { grouped } from "../grouped"
import type { PlaceProgress } from "../report/progress"
import { type Conditions, dimensionsOf } from "./cells"
import type { StandingCell } from "./edit"
import type { StockedCell } from "./move-targets"
import { addStock, type Stock, stockOf } from "./stock"

export type Axis = "region" | "service"
/** Finest first: cells of the crossed table know most of their place. */
const TABLES = ["region,service", "region", "service", ""] as const

/** Cells that are known without answers, with their cases; those by answers have none that could be told apart. */
export function stockedCells(cells: readonly StandingCell[], work: readonly PlaceProgress[]): StockedCell[] {
  const stocks = work.map(({ region, service, counts }) => ({ region, service, stock: stockOf(counts) }))
  return cells
    .filter(({ conditions }) => (TABLES as readonly string[]).includes(dimensionsOf(conditions)))
    .map((cell) => ({ ...cell, stock: stockWithin(cell.conditions, stocks) }))
}

/** Cells of the finest table that tells `axis` apart, by its code; by "" all cells where none does. */
export function cellsBy(axis: Axis, cells: readonly StockedCell[]): Map<string, StockedCell[]> {
  const byTable = grouped(cells, ({ conditions }) => dimensionsOf(conditions))
  const table =
    TABLES.find((name) => name.includes(axis) && byTable.has(name)) ?? TABLES.find((name) => byTable.has(name))
  return grouped(table === undefined ? [] : (byTable.get(table) ?? []), ({ conditions }) => conditions[axis] ?? "")
}

/** Within which sums places may move: where a table holds a region's sum, places may not leave the region. */
export function freeAxes(cells: readonly StandingCell[]): Axis[] {
  const tables = new Set(cells.map(({ conditions }) => dimensionsOf(conditions)))
  if (!tables.has("region,service")) return []
  return (["service", "region"] as const).filter((axis) => !tables.has(axis === "service" ? "region" : "service"))
}

type Stocked = Readonly<{ region: string; service: string; stock: Stock }>

const stockWithin = ({ region, service }: Conditions, stocks: readonly Stocked[]): Stock =>
  addStock(
    stocks.flatMap((one) =>
      (region === undefined || one.region === region) && (service === undefined || one.service === service)
        ? one.stock
        : [],
    ),
  )
