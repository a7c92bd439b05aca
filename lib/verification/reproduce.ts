// Works a whole draw out again from the published sequence: the list must come out byte for byte.
import { isDrawn, replacementFor, topUp } from "./draw"
import type { DrawEntry, DrawEvent } from "./draw-log"
import { kindOf } from "./kind"
import type { DrawParameters } from "./parameters"

export type Reproduced = Readonly<
  { ok: true; entries: DrawEntry[] } | { ok: false; event: DrawEvent; fault: DrawFault }
>

/** A stream cannot shrink, and only what is drawn can be unreachable, once. */
export type DrawFault = "length_shrinks" | "not_drawn" | "unreachable_twice"

/**
 * The draw of a wave: streams in the order of their names, and within one in the order drawn.
 * Only the order of events within a stream matters.
 */
export function reproduce(seed: string, parameters: DrawParameters, events: readonly DrawEvent[]): Reproduced {
  const entries: DrawEntry[] = []
  for (const [stream, own] of [...byStream(events)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const drawing = new StreamDraw(seed, parameters, stream)
    for (const event of own) {
      const fault = drawing.follow(event)
      if (fault) return { ok: false, event, fault }
    }
    entries.push(...drawing.entries)
  }
  return { ok: true, entries }
}

class StreamDraw {
  readonly entries: DrawEntry[] = []
  private readonly drawn = new Set<number>()
  private readonly unreachable = new Set<number>()
  private length = 0

  constructor(
    private readonly seed: string,
    private readonly parameters: DrawParameters,
    private readonly stream: string,
  ) {}

  follow(event: DrawEvent): DrawFault | undefined {
    if (event.n < this.length) return "length_shrinks"
    this.grow(event.n)
    if (event.event === "unreachable") return this.replace(event.position)
    if (event.event !== "completed") this.fill(event.event)
    return undefined
  }

  private grow(n: number) {
    while (this.length < n) {
      this.length += 1
      if (isDrawn(this.seed, this.stream, this.length, this.parameters.share)) this.add(this.length, "value")
    }
  }

  private fill(reason: "day_end" | "first_week" | "closing") {
    const { seed, stream, length, drawn, unreachable } = this
    const { share, firstWeekChecks } = this.parameters
    const cover = reason === "first_week" ? firstWeekChecks : 0
    for (const position of topUp(seed, stream, length, drawn, share, unreachable.size, cover))
      this.add(position, reason)
  }

  private replace(position: number): DrawFault | undefined {
    if (!this.drawn.has(position)) return "not_drawn"
    if (this.unreachable.has(position)) return "unreachable_twice"
    this.unreachable.add(position)
    const next = replacementFor(this.seed, this.stream, this.length, this.drawn)
    if (next !== null) this.add(next, "unreachable")
    return undefined
  }

  private add(position: number, reason: DrawEntry["reason"]) {
    this.drawn.add(position)
    const kind = kindOf(this.seed, this.stream, position, reason, this.parameters.kinds)
    this.entries.push({ stream: this.stream, position, reason, n: this.length, kind })
  }
}

function byStream(events: readonly DrawEvent[]): Map<string, DrawEvent[]> {
  const streams = new Map<string, DrawEvent[]>()
  for (const event of events) {
    const own = streams.get(event.stream)
    if (own) own.push(event)
    else streams.set(event.stream, [event])
  }
  return streams
}
