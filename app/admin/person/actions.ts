"use server"
import type { z } from "zod"
import { byPerson } from "@/db/queries/audit"
import { changePerson, createPerson, setDisabled, setPassword } from "@/db/queries/people"
import { action } from "../../_server/action"
import { hashPassword } from "../../_server/password"
import { Account, AddedPerson, ChangedPerson, NewPassword } from "./schema"

const runAdd = action({
  verb: "people.manage",
  input: AddedPerson,
  work: async ({ tx, person, input: { password, teamId, ...added } }) => {
    const row = { ...added, teamId: teamId || null }
    return { id: await createPerson(tx, byPerson(person), row, await hashPassword(password)) }
  },
})

const runChange = action({
  verb: "people.manage",
  input: ChangedPerson,
  work: ({ tx, person, input: { id, teamId, ...changed } }) =>
    changePerson(tx, byPerson(person), id, { ...changed, teamId: teamId || null }),
})

const runPassword = action({
  verb: "people.manage",
  input: NewPassword,
  work: async ({ tx, person, input, now }) =>
    setPassword(tx, byPerson(person), input.id, await hashPassword(input.password), now),
})

const runAccount = action({
  verb: "people.manage",
  input: Account,
  work: ({ tx, person, input, now }) => setDisabled(tx, byPerson(person), input.id, input.closed, now),
})

export async function addPerson(raw: z.input<typeof AddedPerson>) {
  return runAdd(raw)
}

export async function savePerson(raw: z.input<typeof ChangedPerson>) {
  return runChange(raw)
}

export async function savePassword(raw: z.input<typeof NewPassword>) {
  return runPassword(raw)
}

export async function saveAccount(raw: z.input<typeof Account>) {
  return runAccount(raw)
}
