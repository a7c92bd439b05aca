import type { CellTerms, Conditions } from "./cells"

/** A target that moves; `before` are the cell's terms as they were looked at. */
export type TargetLine = Readonly<{ conditions: Conditions; before: CellTerms; to: number }>

/** Moves that one click applies. */
export type ApplicableMove =
  | Readonly<{ kind: "interviewer"; personId: string; from: string; to: string }>
  | Readonly<{ kind: "targets"; axis: "region" | "service"; code: string; lines: readonly TargetLine[] }>
