// A field of its own: two regions, a team with an interviewer in each, and lists to call from.
import { and, eq, inArray } from "drizzle-orm"
import { vaultOf } from "@/adapters/vault/vault"
import { transact } from "@/db/client"
import { newId } from "@/db/ids"
import { SYSTEM } from "@/db/queries/audit"
import { takeNextCase } from "@/db/queries/cases"
import { createPerson, createTeam, findPerson } from "@/db/queries/people"
import { interviews, reservations } from "@/db/schema"
import type { Person } from "@/lib/permission"
import { addInvented, addLink, addWave, type Place, type SeededWave } from "@/scripts/parts/seeding"
import { database } from "./people"
import { world } from "./world"

/** No other test calls anybody in Kazakh in one, nor in Russian in the other. */
export const WEST = { code: "atyrau", name: "Атырау облысы", language: "kk" }
export const NORTH = { code: "kostanay", name: "Қостанай облысы", language: "ru" }
type Region = typeof NORTH

export type Field = Readonly<{
  wave: SeededWave
  name: string
  north: Person
  west: Person
  /** More contacts of a service in a region. */
  addContacts(region: Region, service: string, n: number): Promise<void>
  /** A personal link to one more contact. */
  addOnline(region: Region, service: string): Promise<string>
}>

/** A draft wave with a place in each region: three contacts for the west, twenty for the north. */
export async function prepareField(): Promise<Field> {
  const vault = vaultOf(world().env.SAUAL_KEYS ?? "")
  const name = `Үйлестірушінің алаңы ${newId()}`
  let phone = 5_000_000 + Math.floor(Math.random() * 900_000)
  return transact(database(), async (tx) => {
    const teamId = await createTeam(tx, SYSTEM, newId())
    const join = async (called: string, { code, language }: Region) => {
      const row = { name: called, role: "interviewer", teamId, regions: [code], languages: [language] } as const
      const id = await createPerson(tx, SYSTEM, { ...row, email: `${newId()}@e2e.test` }, "-")
      return (await findPerson(tx, id)) as Person
    }
    const cells = [NORTH, WEST].flatMap(({ code }) => [
      { conditions: { region: code, service: "C24" }, target: 1, hard: true },
      { conditions: { region: code, service: "C23" }, target: 0, hard: true },
    ])
    const wave = await addWave(tx, vault, "public-services", { name, practice: true, open: false, cells })
    const add = (own: typeof tx, { code, language }: Region, service: string, n: number) => {
      const places: Place[] = Array.from({ length: n }, () => ({ region: code, service, language }))
      phone += n
      return addInvented(own, vault, wave, places, phone - n)
    }
    await add(tx, WEST, "C24", 3)
    await add(tx, NORTH, "C24", 20)
    return {
      ...{ wave, name, north: await join("Солтүстік Интервьюер", NORTH) },
      west: await join("Батыс Интервьюер", WEST),
      addContacts: async (region, service, n) => {
        await transact(database(), (own) => add(own, region, service, n))
      },
      addOnline: (region, service) =>
        transact(database(), async (own) => {
          const [caseId] = await add(own, region, service, 1)
          if (!caseId) throw new Error("nobody was added")
          return addLink(own, caseId)
        }),
    }
  })
}

/** The time for which a wave's places are held is over. */
export async function letPlacesExpire(waveId: string): Promise<void> {
  const own = database().select({ id: interviews.id }).from(interviews).where(eq(interviews.waveId, waveId))
  const held = and(inArray(reservations.interviewId, own), eq(reservations.state, "held"))
  await database()
    .update(reservations)
    .set({ expiresAt: new Date(0) })
    .where(held)
}

/** The next case that somebody would be given; null when there is none. */
export const nextFor = (person: Person): Promise<string | null> =>
  transact(database(), (tx) => takeNextCase(tx, person, new Date()))
