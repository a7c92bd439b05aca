// The published draw of a wave as one document, and how an outsider checks it.
import { z } from "zod"
import { seedHash } from "./draw"
import { type DrawEntry, type DrawEvent, readEvents, writeDraw } from "./draw-log"
import { DrawParameters, sameParameters } from "./parameters"
import { reproduce } from "./reproduce"

/** `published`: where the audit log holds what the draw rests on; null in a log from before it was written there. */
const Published = z.object({
  at: z.string(),
  seedHash: z.string(),
  parameters: DrawParameters.nullable(),
  /** Number and hash of the line's link in the log's chain. */
  link: z.object({ seq: z.number(), hash: z.string() }).nullable(),
})

/** `seed` is null until a release has published it; `events` and `draw` are the texts that docs/draw.md describes. */
export const DrawBundle = z.object({
  format: z.literal("saual-draw/1"),
  study: z.string(),
  wave: z.object({ id: z.string(), name: z.string() }),
  seedHash: z.string(),
  seed: z.string().nullable(),
  parameters: DrawParameters,
  published: Published.nullable(),
  events: z.string(),
  draw: z.string(),
})
export type DrawBundle = Readonly<z.infer<typeof DrawBundle>>

export type Difference = Readonly<{ line: number; expected: string; found: string }>

/** The first fault found, in this order; or how much was checked. */
export type Checked = Readonly<
  | { ok: true; streams: number; interviews: number; drawn: number }
  | { ok: false; fault: "sealed" }
  | { ok: false; fault: "hash"; expected: string; found: string }
  | { ok: false; fault: "published" }
  | { ok: false; fault: "unreadable"; line: number }
  | { ok: false; fault: "impossible"; event: DrawEvent }
  | { ok: false; fault: "list"; difference: Difference }
>

/** Whether seed, hash, parameters and list of a published draw agree, the list byte for byte. */
export function checkBundle(bundle: DrawBundle): Checked {
  const { seed, parameters, published } = bundle
  if (seed === null) return { ok: false, fault: "sealed" }
  const hash = seedHash(seed)
  if (hash !== bundle.seedHash) return { ok: false, fault: "hash", expected: bundle.seedHash, found: hash }
  if (published && !agrees(bundle, published)) return { ok: false, fault: "published" }
  const read = readEvents(bundle.events)
  if (!read.ok) return { ok: false, fault: "unreadable", line: read.line }
  const worked = reproduce(seed, parameters, read.events)
  if (!worked.ok) return { ok: false, fault: "impossible", event: worked.event }
  const difference = differenceOf(writeDraw(worked.entries), bundle.draw)
  return difference ? { ok: false, fault: "list", difference } : { ok: true, ...extentOf(read.events, worked.entries) }
}

const agrees = (
  { seedHash: hash, parameters }: DrawBundle,
  { seedHash: said, parameters: then }: DrawBundle["published"] & {},
) => hash === said && (then === null || sameParameters(parameters, then))

// Texts that differ only in how a line ends differ too: the line is shown as written.
function differenceOf(expected: string, found: string): Difference | null {
  if (expected === found) return null
  const [right, shown] = [expected.split("\n"), found.split("\n")]
  const at = right.findIndex((line, index) => line !== shown[index])
  const line = at < 0 ? right.length : at
  return { line: line + 1, expected: right[line] ?? "", found: shown[line] ?? "" }
}

function extentOf(events: readonly DrawEvent[], entries: readonly DrawEntry[]) {
  const lengths = new Map(events.map(({ stream, n }) => [stream, n]))
  const interviews = [...lengths.values()].reduce((sum, n) => sum + n, 0)
  return { streams: lengths.size, interviews, drawn: entries.length }
}
