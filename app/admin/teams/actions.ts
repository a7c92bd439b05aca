"use server"
import { byPerson } from "@/db/queries/audit"
import { createTeam } from "@/db/queries/people"
import { action } from "../../_server/action"
import { NewTeam } from "./schema"

const run = action({
  verb: "people.manage",
  input: NewTeam,
  work: async ({ tx, person, input }) => ({ id: await createTeam(tx, byPerson(person), input.name) }),
})

export async function addTeam(raw: NewTeam) {
  return run(raw)
}
