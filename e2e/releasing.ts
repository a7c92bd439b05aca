// Waves that come to a release: whole interviews and their checks, by the same functions as everybody's.

import { and, eq, isNull } from "drizzle-orm"
import { vaultOf } from "@/adapters/vault/vault"
import { transact } from "@/db/client"
import { newId } from "@/db/ids"
import { RESPONDENT } from "@/db/queries/audit"
import { topUpWave } from "@/db/queries/draw"
import { finishInterview } from "@/db/queries/finish"
import { contextOf, findInstrument } from "@/db/queries/instruments"
import { startInterview } from "@/db/queries/interviews"
import { interviews, verifications } from "@/db/schema"
import { answerAll } from "@/lib/questionnaire/simulate"
import { chanceOf } from "@/lib/release/testing/invented"
import { addInvented, addWave, type SeededWave } from "@/scripts/parts/seeding"
import { ANY_HOUR } from "./calling"
import { database } from "./people"
import { world } from "./world"

const chance = chanceOf(11)
export const vault = () => vaultOf(world().env.SAUAL_KEYS ?? "")
let invented = 3_000_000

export type Cell = readonly [region: string, service: string, target: number]

/** An open wave of the real study with these hard cells only. */
export function waveOf(name: string, cells: readonly Cell[]): Promise<SeededWave> {
  const targets = cells.map(([region, service, target]) => ({ conditions: { region, service }, target, hard: true }))
  return transact(database(), (tx) =>
    addWave(tx, vault(), "public-services", { name, practice: false, open: true, cells: targets, calling: ANY_HOUR }),
  )
}

/** One respondent fills in the online form to its end. */
export async function complete(wave: SeededWave, region: string, service: string): Promise<void> {
  const now = new Date()
  await transact(database(), async (tx) => {
    const [caseId] = await addInvented(tx, vault(), wave, [{ region, service, language: "kk" }], invented++)
    if (!caseId) throw new Error("nobody was added")
    const start = { id: newId(), caseId, mode: "online" as const, language: "kk", interviewerId: null }
    const { id, instrumentId } = await startInterview(tx, start, now)
    const { study, questionnaire } = await findInstrument(tx, instrumentId)
    const known = { region, service, source: "list", language: "kk", mode: "online" }
    const fixed = { consent: "yes", scr_received: "yes", scr_age18: "yes" }
    const answers = answerAll(questionnaire, contextOf(study, known, now), chance, fixed)
    await tx
      .update(interviews)
      .set({ answers: { ...answers } })
      .where(eq(interviews.id, id))
    await finishInterview(tx, id, RESPONDENT, now, vault().open)
  })
}

/** The share is drawn in full, and every drawn interview is confirmed. */
export async function checkAll(wave: SeededWave): Promise<void> {
  const now = new Date()
  const differs = { "1": false, "2": false, "3": false }
  await transact(database(), async (tx) => {
    await topUpWave(tx, wave.id, "closing", vault().open, now)
    await tx
      .update(verifications)
      .set({ finding: "confirmed", consequence: "keep", decidedAt: now, differs })
      .where(and(eq(verifications.waveId, wave.id), isNull(verifications.finding)))
  })
}
