// The field-control report of a wave for its page and its files, as of one instant.
import { db } from "@/app/_server/database"
import { readPairs } from "@/db/queries/answer-pairs"
import { readControlRows } from "@/db/queries/control-report"
import { readDrawProof } from "@/db/queries/draw-bundle"
import { readErrorRates } from "@/db/queries/error-rates"
import { readAtOnce } from "@/db/queries/instant"
import type { WaveRow } from "@/db/queries/waves"
import { type Person, regionScope } from "@/lib/permission"
import { type Control, controlOf } from "@/lib/report/control"
import type { Study } from "@/lib/study/study"
import { parametersOf } from "@/lib/verification/parameters"
import { policyOf } from "@/lib/verification/policy"

export function loadControl(person: Person, wave: WaveRow, study: Study, now: Date): Promise<Control> {
  const regions = regionScope(person)
  const scope = { waveId: wave.id, regions }
  return readAtOnce(db(), async (tx) => {
    const rows = await readControlRows(tx, wave.id, regions, now)
    const { seedHash, seed, parameters } = wave.drawSeedHash
      ? await readDrawProof(tx, wave.id)
      : { seedHash: null, seed: null, parameters: parametersOf(policyOf(study)) }
    const rates = await readErrorRates(tx, scope)
    return controlOf(
      rows,
      { seedHash, seed, parameters },
      { rates, pairs: await readPairs(tx, scope, ratingsOf(study)) },
    )
  })
}

/** Rating questions that checks ask again. */
const ratingsOf = (study: Study): string[] =>
  study.definition.blocks
    .flatMap(({ questions }) => questions)
    .filter(({ type, verify }) => type === "rating" && verify !== undefined)
    .map(({ name }) => name)
