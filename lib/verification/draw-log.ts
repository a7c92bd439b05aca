// What is published of a draw: the sequence it rests on, and the list it gives. Both as plain text, a row each.
import type { Kind } from "./kind"

export const DRAW_EVENTS = ["completed", "day_end", "first_week", "closing", "unreachable"] as const
export const DRAW_REASONS = ["value", "day_end", "first_week", "closing", "unreachable"] as const
export type DrawReason = (typeof DRAW_REASONS)[number]

/**
 * Something that moves a stream's draw. `n` is how many interviews the stream has completed by then; positions up to
 * `n` that were not seen before have completed. `position` is the interview found unreachable, and of no other event.
 */
export type DrawEvent = Readonly<
  | { stream: string; event: "completed" | "day_end" | "first_week" | "closing"; n: number }
  | { stream: string; event: "unreachable"; n: number; position: number }
>

/** A drawn interview, why, at what length of its stream, and the kind of check that the seed gave it. */
export type DrawEntry = Readonly<{
  stream: string
  position: number
  reason: DrawReason
  n: number
  kind: Kind
}>

export type ReadEvents = Readonly<{ ok: true; events: DrawEvent[] } | { ok: false; line: number }>

const EVENTS_HEAD = "stream,event,n,position"
const DRAW_HEAD = "stream,position,reason,n,kind"
const ROW = /^([A-Za-z0-9._/-]+),(?:(completed|day_end|first_week|closing),(\d{1,9}),|unreachable,(\d{1,9}),(\d{1,9}))$/

/** The list: streams in the order of their names, positions in theirs. */
export const writeDraw = (entries: readonly DrawEntry[]): string =>
  lines(DRAW_HEAD, [...entries].sort(inOrder), ({ stream, position, reason, n, kind }) => [
    stream,
    position,
    reason,
    n,
    kind,
  ])

export const writeEvents = (events: readonly DrawEvent[]): string =>
  lines(EVENTS_HEAD, events, (row) => [row.stream, row.event, row.n, "position" in row ? row.position : ""])

/** Reads the published sequence; `line` is the first that cannot be read. */
export function readEvents(text: string): ReadEvents {
  const [head, ...rows] = text.replace(/\r?\n$/, "").split(/\r?\n/)
  if (head !== EVENTS_HEAD) return { ok: false, line: 1 }
  const events: DrawEvent[] = []
  for (const [index, row] of rows.entries()) {
    const found = ROW.exec(row)
    if (!found) return { ok: false, line: index + 2 }
    const [, stream = "", event, n, lengthThen, position] = found
    if (event) events.push({ stream, event: event as Exclude<DrawEvent["event"], "unreachable">, n: Number(n) })
    else events.push({ stream, event: "unreachable", n: Number(lengthThen), position: Number(position) })
  }
  return { ok: true, events }
}

/** The same sequence without the completions that a later row of their stream tells as well. */
export function condensed(events: readonly DrawEvent[]): DrawEvent[] {
  const last = new Map(events.map(({ stream, event }, index) => [`${stream} ${event === "completed"}`, index]))
  return events.filter(({ stream, event }, index) => {
    if (event !== "completed") return true
    return index === last.get(`${stream} true`) && index > (last.get(`${stream} false`) ?? -1)
  })
}

const inOrder = (a: DrawEntry, b: DrawEntry): number =>
  a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : a.position - b.position

function lines<Row>(head: string, rows: readonly Row[], cells: (row: Row) => readonly (string | number)[]): string {
  return `${[head, ...rows.map((row) => cells(row).join(","))].join("\n")}\n`
}
