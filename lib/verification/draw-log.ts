// What is published of a draw: the sequence it rests on, and the list it gives. Both as plain text, a row each.

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

/** A drawn interview, why, and at what length of its stream. */
export type DrawEntry = Readonly<{
  stream: string
  position: number
  reason: DrawReason
  n: number
}>

export type ReadEvents = Readonly<{ ok: true; events: DrawEvent[] } | { ok: false; line: number }>

const EVENTS_HEAD = "stream,event,n,position"
const DRAW_HEAD = "stream,position,reason,n"
const ROW = /^([A-Za-z0-9._/-]+),(?:(completed|day_end|closing),(\d{1,9}),|unreachable,(\d{1,9}),(\d{1,9}))$/

export const writeDraw = (entries: readonly DrawEntry[]): string =>
  lines(DRAW_HEAD, entries, ({ stream, position, reason, n }) => [stream, position, reason, n])

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
    if (event) events.push({ stream, event: event as "completed" | "day_end" | "closing", n: Number(n) })
    else events.push({ stream, event: "unreachable", n: Number(lengthThen), position: Number(position) })
  }
  return { ok: true, events }
}

function lines<Row>(head: string, rows: readonly Row[], cells: (row: Row) => readonly (string | number)[]): string {
  return `${[head, ...rows.map((row) => cells(row).join(","))].join("\n")}\n`
}
