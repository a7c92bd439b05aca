"use server"
import { action } from "@/app/_server/action"
import { vault } from "@/app/_server/database"
import { byPerson } from "@/db/queries/audit"
import { createRelease } from "@/db/queries/releases"
import { NewRelease } from "./schema"

const run = action({
  verb: "wave.release",
  input: NewRelease,
  // Figures are the whole study's: a coordinator of some regions may not release them.
  thing: async () => ({ region: null }),
  work: async ({ tx, person, input, now }) => ({
    id: await createRelease(tx, byPerson(person), { ...input, personId: person.id, now, openSeed: vault().open }),
  }),
})

export async function releaseAction(raw: NewRelease) {
  return run(raw)
}
