// A proposal of targets: a total shared out over one dimension, or over two that are then crossed.
import { type Allocation, allocate, type Stratum } from "../sample/allocation"
import type { Conditions } from "./cells"
import { type CrossRefusal, crossMargins } from "./cross"

export type Margin = Readonly<{ dimension: string; strata: readonly Stratum[] }>
export type Proposal = Readonly<
  | { ok: true; cells: readonly Readonly<{ conditions: Conditions; target: number }>[] }
  | { ok: false; dimension: string; refusal: Extract<Allocation, { ok: false }> }
  | { ok: false; dimension: null; refusal: CrossRefusal }
>

/**
 * Each dimension by largest remainder within its bounds; two are crossed, so that both sums hold exactly.
 * @param may whether a cell can exist; cells that cannot are left out
 */
export function propose(total: number, margins: readonly Margin[], may: (conditions: Conditions) => boolean): Proposal {
  const shared = margins.map(({ strata }) => allocate(total, strata))
  for (const [index, one] of shared.entries())
    if (!one.ok) return { ok: false, dimension: margins[index]!.dimension, refusal: one }
  const targets = shared.map((one) => (one.ok ? one.targets : []))
  const [down, across] = margins
  if (!down) return { ok: true, cells: [] }
  const at = (row: number, column: number | null): Conditions => ({
    [down.dimension]: down.strata[row]!.code,
    ...(column !== null && across && { [across.dimension]: across.strata[column]!.code }),
  })
  if (!across) return { ok: true, cells: targets[0]!.map((target, row) => ({ conditions: at(row, null), target })) }
  const crossed = crossMargins(targets[0]!, targets[1]!, (row, column) => may(at(row, column)))
  if (!crossed.ok) return { ok: false, dimension: null, refusal: crossed }
  const cells = crossed.cells.flatMap((line, row) =>
    line.flatMap((target, column) => (may(at(row, column)) ? [{ conditions: at(row, column), target }] : [])),
  )
  return { ok: true, cells }
}
