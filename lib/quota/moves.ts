// Moves that would help a field, each with what it would change. They are offered; a person decides.
import type { CellTerms, Conditions } from "./cells"
import type { Forecast } from "./forecast"

/** A target that moves; `before` are the cell's terms as they were looked at. */
export type TargetLine = Readonly<{ conditions: Conditions; before: CellTerms; to: number }>

/** Moves that one click applies. */
export type ApplicableMove =
  | Readonly<{ kind: "interviewer"; personId: string; from: string; to: string }>
  | Readonly<{ kind: "targets"; axis: "region" | "service"; code: string; lines: readonly TargetLine[] }>

export type Change<T> = Readonly<{ before: T; after: T }>

/** `contacts` is for the bodies that keep the lists: nothing on the platform does it. */
export type Suggestion =
  | Readonly<{
      kind: "interviewer"
      move: Extract<ApplicableMove, { kind: "interviewer" }>
      name: string
      /** The region that gets the interviewer, and the one that gives. */
      to: Change<Forecast>
      from: Change<Forecast>
    }>
  | Readonly<{
      kind: "targets"
      move: Extract<ApplicableMove, { kind: "targets" }>
      places: number
      /** Places of these cells that stay empty, as far as one can say. */
      short: Change<number>
    }>
  | Readonly<{ kind: "contacts"; region: string | null; service: string | null; places: number; contacts: number }>

/** The same move asked for twice is one. */
export const keyOfMove = (move: ApplicableMove): string =>
  move.kind === "interviewer"
    ? `interviewer ${move.personId} ${move.from} ${move.to}`
    : `targets ${move.axis} ${move.code} ${move.lines.map(({ conditions, to }) => `${JSON.stringify(conditions)} ${to}`).join(" ")}`

/** Whether what is taken from some cells is given to others, to the place. */
export const keepsSum = (lines: readonly TargetLine[]): boolean =>
  lines.reduce((sum, { before, to }) => sum + to - before.target, 0) === 0
