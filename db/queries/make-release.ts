// Making a release: what takes long is worked out first and holds up nobody; then the release is made of one instant,
// which must still have the same interviews.

import { rowWeights } from "@/lib/analysis/row-weights"
import { doubtOf } from "@/lib/doubt/doubt-of"
import { itemRowsFrom } from "@/lib/microdata/counts"
import { Problem } from "@/lib/problem"
import { scoresOf } from "@/lib/release/scores"
import { schemeOf } from "@/lib/scoring/scheme"
import { dimensionNames } from "@/lib/study/dimensions"
import type { Study } from "@/lib/study/study"
import { weighWave } from "@/lib/weighting/wave"
import { type Database, type Tx, transact } from "../client"
import type { Actor } from "./audit"
import { auditHead } from "./audit-chain"
import { readAtOnce } from "./instant"
import { findInstrument } from "./instruments"
import { takeMicrodata } from "./microdata"
import { createRelease } from "./releases"
import { readSampleGroups } from "./sample-groups"
import type { NewRelease, Prepared } from "./take-snapshot"
import { findWave } from "./waves"
import { readAims } from "./weights"

/** So often is everything worked out again because interviews came in or went meanwhile. */
const TRIES = 5

/** Steps done, of so many. */
export type OnRelease = (done: number, total: number) => void

/** Its id. Problems: those of `createRelease`; `figures_moved` when it never stood still long enough. */
export async function makeRelease(
  db: Database,
  actor: Actor,
  wanted: NewRelease,
  onProgress: OnRelease = () => undefined,
): Promise<string> {
  for (let tries = 1; ; tries++) {
    const prepared = await prepare(db, wanted, onProgress)
    try {
      return await transact(db, (tx) => createRelease(tx, actor, wanted, prepared))
    } catch (error) {
      if (!(error instanceof Problem && error.code === "figures_moved") || tries === TRIES) throw error
    }
  }
}

/** As of one instant of its own. Problems `no_method`, and `no_weights` where the study counts weighted answers. */
export async function prepare(
  db: Database,
  { waveId, now }: Pick<NewRelease, "waveId" | "now">,
  onProgress: OnRelease = () => undefined,
): Promise<Prepared> {
  const { study, microdata, head, weighed } = await readAtOnce(db, async (tx) => {
    const { instrumentId } = await findWave(tx, waveId)
    const { study } = await findInstrument(tx, instrumentId)
    return {
      study,
      head: (await auditHead(tx))?.seq ?? -1,
      microdata: await takeMicrodata(tx, waveId, now, onProgress),
      weighed: await weighedSample(tx, waveId, study),
    }
  })
  const scheme = schemeOf(study)
  if (!scheme) throw new Problem("no_method")
  const { result, margins } = weighed.sample
  const weights = result.ok ? rowWeights(microdata, weighed.groups, namesOf(margins)) : undefined
  const raked = scheme.settings.weights === "raking"
  if (raked && !weights) throw new Problem("no_weights")
  const items = itemRowsFrom(scheme, microdata)
  const scored = raked ? itemRowsFrom(scheme, microdata, undefined, weights) : items
  const scores = scoresOf(scheme, scored, study.report.smallest)
  const doubt = doubtOf(scheme, study.report, microdata, scores, weights)
  return { head, n: microdata.n, items, weighted: raked ? scored : undefined, doubt }
}

async function weighedSample(tx: Tx, waveId: string, study: Study) {
  const aims = await readAims(tx, waveId, null)
  return weighWave(await readSampleGroups(tx, waveId), dimensionNames(study), study.weighting, study.population, aims)
}

const namesOf = (margins: readonly Readonly<{ name: string }>[]) => margins.map(({ name }) => name)
