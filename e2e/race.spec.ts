// A hundred respondents send their last page at once for ten places: ten are counted, every other answer is kept and marked.
import { expect, test } from "@playwright/test"
import { eq } from "drizzle-orm"
import { vaultOf } from "@/adapters/vault/vault"
import { transact } from "@/db/client"
import { newId } from "@/db/ids"
import { lockCase } from "@/db/queries/cases"
import { loadForFilling, startInterview } from "@/db/queries/interviews"
import { interviews, quotaCells, reservations } from "@/db/schema"
import { answerAll } from "@/lib/questionnaire/simulate"
import { addInvented, addLink, addWave } from "@/scripts/parts/seeding"
import { database } from "./people"
import { world } from "./world"

const RESPONDENTS = 100
const PLACES = 10

test("100 clients finish over HTTP at once for 10 places", async () => {
  test.setTimeout(120_000)
  const { waveId, links } = await respondents()
  const answers = await Promise.all(links.map(sendLastPage))
  expect(new Set(answers)).toEqual(new Set([303]))
  const rows = await database().select().from(interviews).where(eq(interviews.waveId, waveId))
  const standing = (which: string) => rows.filter((row) => row.standing === which).length
  expect({ counted: standing("counted"), overflow: standing("overflow") }).toEqual({
    counted: PLACES,
    overflow: RESPONDENTS - PLACES,
  })
  expect(rows.map((row) => row.answers.wishes).sort()).toEqual([...links].sort())
  const [cell] = await database().select().from(quotaCells).where(eq(quotaCells.waveId, waveId))
  expect(cell).toMatchObject({ accepted: PLACES, reserved: 0 })
})

/** The last block, everything before it being answered already. */
async function sendLastPage(link: string): Promise<number> {
  const body = new URLSearchParams({
    ":page": "problems_met",
    ":go": "next",
    ":language": "kk",
    ":base": newId(),
    ":shown": "wishes",
    wishes: link,
  })
  const response = await fetch(`${world().url}${link}`, { method: "POST", body, redirect: "manual" })
  return response.status
}

/** All have begun while the cell was soft; then it is hard and nobody holds a place: the worst moment to finish. */
async function respondents(): Promise<{ waveId: string; links: string[] }> {
  const vault = vaultOf(world().env.SAUAL_KEYS ?? "")
  return transact(database(), async (tx) => {
    const cells = [{ conditions: { service: "therapy" }, target: PLACES, hard: false }]
    const wave = await addWave(tx, vault, "clinic", { name: "race", practice: true, open: true, cells })
    const places = Array.from({ length: RESPONDENTS }, () => ({ service: "therapy", language: "kk" }))
    const links: string[] = []
    for (const caseId of await addInvented(tx, vault, wave, places, 7_000)) {
      const start = { id: newId(), caseId: caseId ?? "", mode: "online" as const, language: "kk", interviewerId: null }
      const row = await startInterview(tx, start, new Date())
      const { questionnaire, context } = await loadForFilling(tx, row, await lockCase(tx, start.caseId), new Date())
      const answers = answerAll(questionnaire, context, () => 0.3, { visited: "yes" })
      await tx
        .update(interviews)
        .set({ answers: { ...answers } })
        .where(eq(interviews.id, row.id))
      await tx
        .update(reservations)
        .set({ state: "expired", endedAt: new Date() })
        .where(eq(reservations.interviewId, row.id))
      links.push(await addLink(tx, start.caseId))
    }
    await tx.update(quotaCells).set({ hard: true, reserved: 0 }).where(eq(quotaCells.waveId, wave.id))
    return { waveId: wave.id, links }
  })
}
