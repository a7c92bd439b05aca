// What the page and the file of one wave's sample rest on, as of one instant.
import { db } from "@/app/_server/database"
import { readAtOnce } from "@/db/queries/instant"
import type { WaveRow } from "@/db/queries/waves"
import { countCounted, readAims, readSample } from "@/db/queries/weights"
import { type Person, regionScope } from "@/lib/permission"
import type { Study } from "@/lib/study/study"
import { compareSample } from "@/lib/weighting/compared"

export type LoadedSample = Awaited<ReturnType<typeof loadSample>>

/** Scoped to the person's regions in the queries; weights and population are for whoever sees all regions. */
export function loadSample(person: Person, wave: WaveRow, study: Study) {
  const regions = regionScope(person)
  return readAtOnce(db(), async (tx) => {
    const view = await readSample(tx, wave.id, regions)
    const aims = await readAims(tx, wave.id, regions)
    const counted = await countCounted(tx, wave.id, regions)
    return { view, counted, dimensions: view ? compareSample(study, view.counts, aims, regions) : [] }
  })
}
