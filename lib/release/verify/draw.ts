// Whether the draw that a release publishes follows from its seed.
import { seedHash } from "../../verification/draw"
import { writeDraw } from "../../verification/draw-log"
import { reproduce } from "../../verification/reproduce"
import type { Snapshot } from "../snapshot"

type Outcome = Readonly<{
  compared: number
  mismatches: readonly Readonly<{ where: string; printed: string; recomputed: string }>[]
}>

/** Nothing is compared while the seed is sealed. The list is compared line by line; the first that differs is named. */
export function drawMismatches({ fieldControl: { seed, seedHash: hash, draw } }: Snapshot): Outcome {
  if (seed === null) return { compared: 0, mismatches: [] }
  if (seedHash(seed) !== hash) return only("fieldControl.seedHash", String(hash), seedHash(seed))
  if (!draw) return { compared: 1, mismatches: [] }
  const worked = reproduce(seed, draw.parameters, draw.events)
  if (!worked.ok) return only("fieldControl.draw.events", JSON.stringify(worked.event), "impossible")
  const [printed, again] = [writeDraw(draw.drawn).split("\n"), writeDraw(worked.entries).split("\n")]
  const line = printed.findIndex((text, place) => text !== again[place])
  if (line < 0 && printed.length === again.length) return { compared: printed.length, mismatches: [] }
  const at = line < 0 ? printed.length : line
  return only(`fieldControl.draw.drawn, line ${at}`, printed[at] || "(end)", again[at] || "(end)")
}

const only = (where: string, printed: string, recomputed: string): Outcome => ({
  compared: 1,
  mismatches: [{ where, printed, recomputed }],
})
