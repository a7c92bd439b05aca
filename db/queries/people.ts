// People and teams, as the admin keeps them.
import { and, asc, eq, isNull, sql } from "drizzle-orm"
import type { Person, Role } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import type { Tx } from "../client"
import { newId } from "../ids"
import { people, teams } from "../schema"
import { type Actor, record } from "./audit"
import { endSessionsOf } from "./sessions"

export type PersonRow = Person & Readonly<{ disabledAt: Date | null; teamName: string | null }>

export type NewPerson = Readonly<{
  email: string
  name: string
  role: Role
  teamId: string | null
  regions: readonly string[]
  languages: readonly string[]
}>

const columns = {
  id: people.id,
  email: people.email,
  name: people.name,
  role: people.role,
  teamId: people.teamId,
  regions: people.regions,
  languages: people.languages,
  disabledAt: people.disabledAt,
  teamName: teams.name,
}

export async function listPeople(tx: Tx): Promise<PersonRow[]> {
  return tx.select(columns).from(people).leftJoin(teams, eq(teams.id, people.teamId)).orderBy(asc(people.name))
}

export async function findPerson(tx: Tx, id: string): Promise<PersonRow | null> {
  const rows = await tx
    .select(columns)
    .from(people)
    .leftJoin(teams, eq(teams.id, people.teamId))
    .where(eq(people.id, id))
  return rows[0] ?? null
}

/** The id behind an e-mail, open account or closed. */
export async function findPersonByEmail(tx: Tx, email: string): Promise<string> {
  const [row] = await tx
    .select({ id: people.id })
    .from(people)
    .where(eq(sql`lower(${people.email})`, email.toLowerCase()))
  if (!row) throw new Problem("not_found")
  return row.id
}

/** For signing in only: the one read that returns a password hash. */
export async function findSignIn(tx: Tx, email: string): Promise<{ id: string; passwordHash: string } | null> {
  const rows = await tx
    .select({ id: people.id, passwordHash: people.passwordHash })
    .from(people)
    .where(and(eq(sql`lower(${people.email})`, email.trim().toLowerCase()), isNull(people.disabledAt)))
  return rows[0] ?? null
}

/** Adds a person; a taken e-mail is the Problem `email_taken`. */
export async function createPerson(tx: Tx, actor: Actor, person: NewPerson, passwordHash: string): Promise<string> {
  const id = newId()
  await tx.insert(people).values({ ...person, ...lists(person), id, email: person.email.trim(), passwordHash })
  await record(tx, actor, "person.created", { thing: "person", id, details: { role: person.role } })
  return id
}

/** Changes role, team, regions or languages; takes effect on the person's next request. */
export async function changePerson(tx: Tx, actor: Actor, id: string, change: NewPerson): Promise<void> {
  await keepAnAdmin(tx, id, change.role === "admin")
  const changed = await tx
    .update(people)
    .set({ ...change, ...lists(change), email: change.email.trim() })
    .where(eq(people.id, id))
    .returning({ id: people.id })
  if (changed.length === 0) throw new Problem("not_found")
  await record(tx, actor, "person.changed", {
    thing: "person",
    id,
    details: { role: change.role, regions: change.regions },
  })
}

/** Sets a new password and signs the person out everywhere. */
export async function setPassword(tx: Tx, actor: Actor, id: string, passwordHash: string, now: Date): Promise<void> {
  await tx.update(people).set({ passwordHash }).where(eq(people.id, id))
  await endSessionsOf(tx, id, now)
  await record(tx, actor, "person.password_set", { thing: "person", id })
}

/** Closes or re-opens an account; closing signs the person out everywhere. */
export async function setDisabled(tx: Tx, actor: Actor, id: string, disabled: boolean, now: Date): Promise<void> {
  if (disabled) await keepAnAdmin(tx, id, false)
  await tx
    .update(people)
    .set({ disabledAt: disabled ? now : null })
    .where(eq(people.id, id))
  if (disabled) await endSessionsOf(tx, id, now)
  await record(tx, actor, disabled ? "person.disabled" : "person.enabled", { thing: "person", id })
}

export const listTeams = (tx: Tx) => tx.select({ id: teams.id, name: teams.name }).from(teams).orderBy(asc(teams.name))

export async function createTeam(tx: Tx, actor: Actor, name: string): Promise<string> {
  const id = newId()
  await tx.insert(teams).values({ id, name: name.trim() })
  await record(tx, actor, "team.created", { thing: "team", id })
  return id
}

const lists = (person: NewPerson) => ({ regions: [...person.regions], languages: [...person.languages] })

// Without this an admin could lock everybody out of the people page.
async function keepAnAdmin(tx: Tx, id: string, staysAdmin: boolean): Promise<void> {
  if (staysAdmin) return
  const admins = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.role, "admin"), isNull(people.disabledAt)))
    .for("update")
  if (admins.length === 1 && admins[0]?.id === id) throw new Problem("last_admin")
}
