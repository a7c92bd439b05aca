// Checks that are decided and appealed against in one call, for tests of what follows.
import type { Person, Role } from "@/lib/permission"
import type { Consequence } from "@/lib/verification/consequence"
import type { Finding } from "@/lib/verification/finding"
import { transact } from "../client"
import { type AppealChoice, decideAppeal } from "../queries/appeal-decision"
import { appeal, appealsOf, askSecondOpinion } from "../queries/appeals"
import { SYSTEM } from "../queries/audit"
import { createPerson, findPerson } from "../queries/people"
import { type Field, VAULT } from "./field"

/** One more person; in the field's team when nothing else is said. */
export async function joinField(field: Field, role: Role, wanted: Partial<Person> = {}): Promise<Person> {
  const { teamId } = field.supervisor
  const email = `${crypto.randomUUID()}@test`
  const person = { email, name: `another ${role}`, role, teamId, regions: [], languages: [], ...wanted }
  const id = await transact(field.db, (tx) => createPerson(tx, SYSTEM, person, "no password"))
  return (await findPerson(field.db, id)) as Person
}

const openOf = async (field: Field, check: string) =>
  (await appealsOf(field.db, check)).find(({ outcome }) => outcome === null)?.id ?? ""

/** The interviewer appeals; the appeal's id. */
export async function appealed(field: Field, person: Person, check: string, now: Date): Promise<string> {
  await transact(field.db, (tx) => appeal(tx, person, check, "I was there and I wrote down what was said.", now))
  return openOf(field, check)
}

/** A supervisor asks for a second opinion; its id. */
export async function doubted(field: Field, person: Person, check: string, now: Date): Promise<string> {
  await transact(field.db, (tx) => askSecondOpinion(tx, person, check, "Please listen to this one too.", now))
  return openOf(field, check)
}

export const changedTo = (finding: Finding, consequence: Consequence): AppealChoice => ({
  changed: { finding, consequence },
  reason: "Heard the recording: it was held as written.",
})
export const UPHELD: AppealChoice = { changed: null, reason: "The recording says the same as the check." }

export const rule = (field: Field, person: Person, id: string, choice: AppealChoice, now: Date) =>
  transact(field.db, (tx) => decideAppeal(tx, person, id, choice, VAULT.open, now))
