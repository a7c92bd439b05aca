// A phone room of simulated interviewers, with a server to be killed under them.
import { vaultOf } from "@/adapters/vault/vault"
import { type Database, transact } from "@/db/client"
import { newId } from "@/db/ids"
import { SYSTEM } from "@/db/queries/audit"
import { contextOf, findInstrument } from "@/db/queries/instruments"
import { createPerson, createTeam, findPerson } from "@/db/queries/people"
import { startSession } from "@/db/queries/sessions"
import { findWave } from "@/db/queries/waves"
import type { Person } from "@/lib/permission"
import { atAnyTime } from "@/lib/sample/slots"
import { CALLING } from "@/lib/study/calling"
import { addInvented, addWave } from "@/scripts/parts/seeding"
import type { Serving } from "@/scripts/parts/serve"
import { lineOf } from "./line"
import { type Ledger, newLedger, workShift } from "./shift"

export type Plan = Readonly<{
  interviewers: number
  casesEach: number
  /** After so many batches of answers the server is killed, and again after as many more. */
  killEvery: number
  kills: number
  /** Fewer than would be completed: some come too late for a place. */
  places: number
}>

export type Room = Readonly<{ db: Database; waveId: string; people: readonly Person[]; plan: Plan }>
type Keys = Readonly<{ SAUAL_KEYS: string; NEXTAUTH_SECRET: string }>

/** A wave of its own with cases for everybody. */
export async function openRoom(db: Database, keys: Keys, plan: Plan): Promise<Room> {
  const vault = vaultOf(keys.SAUAL_KEYS)
  return transact(db, async (tx) => {
    const calling = atAnyTime(CALLING)
    const cells = [{ conditions: { service: "therapy" }, target: plan.places, hard: true }]
    const name = `chaos ${newId()}`
    const wave = await addWave(tx, vault, "clinic", { name, practice: false, open: true, cells, calling })
    const places = Array(plan.interviewers * plan.casesEach).fill({ service: "therapy", language: "kk" })
    await addInvented(tx, vault, wave, places, 5_500_000)
    const teamId = await createTeam(tx, SYSTEM, name)
    const people: Person[] = []
    for (let n = 0; n < plan.interviewers; n++) {
      const languages = ["kk"]
      const person = { name: `Сұхбатшы ${n}`, role: "interviewer", teamId, regions: [], languages } as const
      const id = await createPerson(tx, SYSTEM, { ...person, email: `${newId()}@chaos.test` }, "-")
      people.push((await findPerson(tx, id)) as Person)
    }
    return { db, waveId: wave.id, people, plan }
  })
}

/** Everybody works while the server is killed; what they were told, and how often it was. */
export async function workThrough(
  { db, waveId, people, plan }: Room,
  keys: Keys,
  start: () => Promise<Serving>,
): Promise<{ ledger: Ledger; kills: number }> {
  let server = start()
  let kills = 0
  let batches = 0
  const ledger = newLedger(() => {
    batches++
    if (kills >= plan.kills || batches < plan.killEvery * (kills + 1)) return
    kills++
    // Everybody asks for the server before each try: they wait for the new one from here on.
    server = server.then((running) => running.kill()).then(start)
  })
  const whole = async () => (await server).url
  const wave = await findWave(db, waveId)
  const { study, questionnaire } = await findInstrument(db, wave.instrumentId)
  const known = { region: null, service: "therapy", source: "list", language: "kk", mode: "phone" } as const
  const form = { questionnaire, context: contextOf(study, known, new Date()) }
  try {
    await Promise.all(
      people.map(async ({ id: personId }, n) => {
        const sessionId = await transact(db, (tx) => startSession(tx, personId, new Date()))
        const line = await lineOf({ personId, sessionId, secret: keys.NEXTAUTH_SECRET }, whole)
        await workShift({ personId, line, ledger, form, chance: Math.random }, plan.casesEach, n % LEAVES === 0)
      }),
    )
  } finally {
    await (await server).stop()
  }
  return { ledger, kills }
}

/** One in so many goes home with a case on the screen. */
const LEAVES = 4
