// The invented people of the replay's fieldwork. Their accounts are closed from the start: nobody can sign in as them.
import { randomBytes } from "node:crypto"
import { hashPassword } from "@/app/_server/password"
import type { Tx } from "@/db/client"
import { SYSTEM } from "@/db/queries/audit"
import { createPerson, createTeam, type NewPerson, setDisabled } from "@/db/queries/people"
import type { Role } from "@/lib/permission"
import { PRACTICE_NAMES } from "@/lib/practice"
import { INTERVIEWERS } from "./schedule"

/** Ids. Interviewer n belongs to the team of supervisor n modulo the number of supervisors. */
export type Cast = Readonly<{
  coordinator: string
  supervisors: readonly string[]
  interviewers: readonly string[]
}>

const TEAMS = 4
const MARK = "2020 · ойдан · вымышлено · invented"

export async function addCast(tx: Tx, now: Date): Promise<Cast> {
  // Of a password that nobody knows, the account being closed besides.
  const hash = await hashPassword(randomBytes(32).toString("base64"))
  const add = async (role: Role, n: number, teamId: string | null) => {
    const id = await createPerson(tx, SYSTEM, personOf(role, n, teamId), hash)
    await setDisabled(tx, SYSTEM, id, true, now)
    return id
  }
  const teams: string[] = []
  for (let n = 1; n <= TEAMS; n++) teams.push(await createTeam(tx, SYSTEM, `${n} (${MARK})`))
  const supervisors: string[] = []
  for (const [n, team] of teams.entries()) supervisors.push(await add("supervisor", n + 1, team))
  const interviewers: string[] = []
  for (let n = 0; n < INTERVIEWERS; n++) interviewers.push(await add("interviewer", n + 1, teams[n % TEAMS] ?? null))
  return { coordinator: await add("coordinator", 1, null), supervisors, interviewers }
}

function personOf(role: Role, n: number, teamId: string | null): NewPerson {
  const email = `2020-${role}-${n}@replay.invalid`
  const languages = role === "interviewer" ? ["kk", "ru"] : []
  return { email, name: `${inventedName(n)} (${MARK})`, role, teamId, regions: [], languages }
}

/** The same number, the same name. */
export function inventedName(n: number): string {
  const { given, family } = PRACTICE_NAMES
  return `${family[n % family.length]} ${given[(n * 7) % given.length]}`
}

/** As it stands in the contacts: a number of no network, so that nobody is ever called. */
export const inventedContact = (n: number) => ({
  name: `${inventedName(n)} (${MARK})`,
  phone: `+7000${String(n).padStart(7, "0")}`,
})
