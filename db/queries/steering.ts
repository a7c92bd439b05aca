// What steering a wave looks at, put together from its quotas, its counters, its people and its plan.
import { and, asc, eq, inArray, isNull, not, sql } from "drizzle-orm"
import { may, type Person, regionScope } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import type { Forecast } from "@/lib/quota/forecast"
import type { Caller } from "@/lib/quota/move-people"
import { type Steering, type SteeringInput, steer } from "@/lib/quota/steering"
import { entryOf } from "@/lib/study/preloads"
import { formatInTimeZone } from "@/lib/time"
import type { Tx } from "../client"
import { cases, holds, people, waves } from "../schema"
import { byPerson, record } from "./audit"
import { findInstrument } from "./instruments"
import { readRequests } from "./list-requests"
import { readProgress } from "./progress"
import { standing } from "./targets"
import { findWave, listCells, type WaveRow } from "./waves"

/** The state of a wave's field, its warnings and the moves that would help, for whoever reads. */
export async function readSteering(tx: Tx, person: Person, wave: WaveRow, now: Date): Promise<Steering> {
  return steer(await steeringInput(tx, wave, regionScope(person), now), remember)
}

/** What the forecasts and warnings of a wave rest on, as of now. */
export async function steeringInput(
  tx: Tx,
  wave: WaveRow,
  scope: readonly string[] | null,
  now: Date,
): Promise<SteeringInput> {
  const { study } = await findInstrument(tx, wave.instrumentId)
  const { cells: work, days } = await readProgress(tx, wave.id, null)
  return {
    ...{ waveId: wave.id, plannedEnd: wave.plannedEnd, work, days, scope },
    today: dayIn(wave, now),
    cells: (await listCells(tx, wave.id)).map(standing),
    callers: await listCallers(tx, wave.id),
    languages: await openLanguages(tx, wave.id),
    regions: study.axes.region?.register.entries.map(({ code }) => code) ?? [],
    openLink: study.openLink !== undefined && wave.status === "open",
    requests: await readRequests(tx, wave.id, now),
    bodyOf: (service) => entryOf(study, "service", service)?.columns.body || undefined,
  }
}

/** Interviewers who may call in a wave now: open accounts that no hold keeps from it. */
export async function listCallers(tx: Tx, waveId: string): Promise<Caller[]> {
  const held = tx
    .select({ id: holds.personId })
    .from(holds)
    .where(and(eq(holds.waveId, waveId), isNull(holds.liftedAt)))
  return tx
    .select({ id: people.id, name: people.name, regions: people.regions, languages: people.languages })
    .from(people)
    .where(and(eq(people.role, "interviewer"), isNull(people.disabledAt), not(inArray(people.id, held))))
    .orderBy(asc(people.id))
}

/**
 * Plans a wave's last day, `2026-12-15`; null takes the plan back.
 * Problems: `not_allowed` for a coordinator of some regions; `wave_not_open` once it has closed; a day in the past is
 * a fault of the field `plannedEnd`.
 */
export async function planEnd(tx: Tx, person: Person, waveId: string, plannedEnd: string | null, now: Date) {
  if (!may(person, "wave.steer", { region: null })) throw new Problem("not_allowed")
  await tx.select({ id: waves.id }).from(waves).where(eq(waves.id, waveId)).for("update")
  const wave = await findWave(tx, waveId)
  if (wave.status === "closed") throw new Problem("wave_not_open")
  if (plannedEnd !== null && plannedEnd < dayIn(wave, now))
    throw new Problem("bad_input", {}, { plannedEnd: "in_past" })
  if (plannedEnd === wave.plannedEnd) return
  await tx.update(waves).set({ plannedEnd }).where(eq(waves.id, waveId))
  await record(tx, byPerson(person), "wave.planned", { thing: "wave", id: waveId, details: { plannedEnd } })
}

const dayIn = (wave: WaveRow, now: Date): string => formatInTimeZone(now, wave.timezone, "yyyy-MM-dd")

async function openLanguages(tx: Tx, waveId: string): Promise<SteeringInput["languages"]> {
  const { rows } = await tx.execute(sql`
    select coalesce(region, '') as region, language, count(*)::int as cases from ${cases}
    where wave_id = ${waveId}::uuid and final_at is null and source <> 'open' and language is not null
    group by 1, 2 order by 1, 2`)
  return rows as { region: string; language: string; cases: number }[]
}

// With every push each watcher asks again; most regions have not changed since.
const known = new Map<string, Forecast>()
const AT_MOST = 2_000

function remember(words: string, make: () => Forecast): Forecast {
  const found = known.get(words) ?? make()
  if (known.size >= AT_MOST) known.clear()
  known.set(words, found)
  return found
}
