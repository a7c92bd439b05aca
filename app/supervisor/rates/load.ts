// What checks of a team's interviews show in one wave, as of one instant.
import { db } from "@/app/_server/database"
import { read } from "@/db/client"
import { readPairs } from "@/db/queries/answer-pairs"
import { readErrorRates } from "@/db/queries/error-rates"
import { readAtOnce } from "@/db/queries/instant"
import { findInstrument } from "@/db/queries/instruments"
import { readUsual } from "@/db/queries/usual-rates"
import type { WaveRow } from "@/db/queries/waves"
import { type Person, regionScope } from "@/lib/permission"
import type { Study } from "@/lib/study/study"
import type { Rate, Rates } from "@/lib/verification/rates"
import type { VerifyType } from "@/lib/verification/reask"
import { type Reliability, reliabilityOf } from "@/lib/verification/reliability"

export type TeamRates = Readonly<{
  study: Study
  rates: Rates
  /** Of the whole wave, by verify type. */
  usual: Readonly<Record<VerifyType, Rate>>
  /** In the order of the questionnaire. */
  reliability: readonly (Readonly<{ question: string }> & Reliability)[]
}>

const BEST = 5

export async function loadRates(person: Person, teamId: string, wave: WaveRow): Promise<TeamRates> {
  const { study } = await read(() => findInstrument(db(), wave.instrumentId))
  const ratings = study.definition.blocks
    .flatMap(({ questions }) => questions)
    .filter(({ type, verify }) => type === "rating" && verify !== undefined)
    .map(({ name }) => name)
  const best = study.scoring?.scale.highest ?? BEST
  const scope = { waveId: wave.id, teamId, regions: regionScope(person) }
  return readAtOnce(db(), async (tx) => {
    const rates = await readErrorRates(tx, scope)
    const usual = await readUsual(tx, wave.id)
    const pairs = await readPairs(tx, scope, ratings)
    const reliability = ratings.flatMap((question) => {
      const own = pairs.get(question)
      return own ? [{ question, ...reliabilityOf(own, best) }] : []
    })
    return { study, rates, usual, reliability }
  })
}
