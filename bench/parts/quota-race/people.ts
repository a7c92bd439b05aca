// A wave with many people on their last page and few places, none of them held: the worst moment to finish.
import { count, eq, inArray } from "drizzle-orm"
import { vaultOf } from "@/adapters/vault/vault"
import { databaseOf, transact } from "@/db/client"
import { newId } from "@/db/ids"
import { contextOf, findInstrument } from "@/db/queries/instruments"
import { answerEvents, interviews, quotaCells, reservations, waves } from "@/db/schema"
import { answerAll } from "@/lib/questionnaire/simulate"
import { addInvented, addLink, addWave } from "@/scripts/parts/seeding"

export type Person = Readonly<{ interviewId: string; link: string; wishes: string }>
export type Race = Readonly<{ waveId: string; people: readonly Person[] }>

const SERVICE = "therapy"

/** Everybody has begun and answered all but the last page; what they held has expired. `from` numbers the invented phones. */
export function seedRace(url: string, keys: string, people: number, places: number, from: number): Promise<Race> {
  const now = new Date()
  return transact(databaseOf(url), async (tx) => {
    const cells = [{ conditions: { service: SERVICE }, target: places, hard: true }]
    const vault = vaultOf(keys)
    const wave = await addWave(tx, vault, "clinic", { name: `race ${from}`, practice: true, open: true, cells })
    const [row] = await tx.select().from(waves).where(eq(waves.id, wave.id))
    const { instrumentId = "" } = row ?? {}
    const { questionnaire } = await findInstrument(tx, instrumentId)
    const known = { region: null, service: SERVICE, source: "list", language: "kk", mode: "online" }
    const { wishes: _last, ...answers } = answerAll(questionnaire, contextOf(wave.study, known, now), () => 0.3, {
      visited: "yes",
    })
    const sampled = Array.from({ length: people }, () => ({ service: SERVICE, language: "kk" }))
    const caseIds = (await addInvented(tx, vault, wave, sampled, from)).map(String)
    const common = { waveId: wave.id, instrumentId, mode: "online" as const, language: "kk", answers }
    const rows = caseIds.map((caseId) => ({ id: newId(), caseId, ...common, startedAt: now, lastEventAt: now }))
    await tx.insert(interviews).values(rows)
    const [cell] = await tx.select().from(quotaCells).where(eq(quotaCells.waveId, wave.id))
    const expired = { state: "expired" as const, takenAt: now, expiresAt: now, endedAt: now }
    await tx.insert(reservations).values(rows.map(({ id }) => ({ interviewId: id, cellId: cell?.id ?? 0, ...expired })))
    const made: Person[] = []
    for (const { id, caseId } of rows)
      made.push({ interviewId: id, link: await addLink(tx, caseId), wishes: `I wish ${id}` })
    return { waveId: wave.id, people: made }
  })
}

export type Outcome = Readonly<{
  accepted: number
  overflow: number
  /** Neither counted nor over quota. */
  other: number
  /** Places by the cell's own counts, and by rows: as many as are accepted. */
  places: readonly [accepted: number, reserved: number, rows: number]
  /** Events that the server had acknowledged and does not have; answers that are not what was sent. */
  lost: number
}>

export async function outcomeOf(url: string, race: Race, acknowledged: readonly string[]): Promise<Outcome> {
  const db = databaseOf(url)
  const rows = await db.select().from(interviews).where(eq(interviews.waveId, race.waveId))
  const having = (standing: string) => rows.filter((row) => row.standing === standing).length
  const [cell] = await db.select().from(quotaCells).where(eq(quotaCells.waveId, race.waveId))
  const settled = await db
    .select({ id: reservations.interviewId })
    .from(reservations)
    .innerJoin(interviews, eq(interviews.id, reservations.interviewId))
    .where(eq(reservations.state, "settled"))
  const own = new Set(rows.map(({ id }) => id))
  const [kept] = await db
    .select({ n: count() })
    .from(answerEvents)
    .where(inArray(answerEvents.id, [...acknowledged]))
  const answers = new Map(rows.map((row) => [row.id, row.answers.wishes]))
  const changed = race.people.filter(({ interviewId, wishes }) => answers.get(interviewId) !== wishes).length
  const [accepted, overflow] = [having("counted"), having("overflow")]
  const taken = settled.filter(({ id }) => own.has(id)).length
  return {
    ...{ accepted, overflow, other: rows.length - accepted - overflow },
    places: [cell?.accepted ?? -1, cell?.reserved ?? -1, taken],
    lost: acknowledged.length - (kept?.n ?? 0) + changed,
  }
}
