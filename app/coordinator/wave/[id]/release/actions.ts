"use server"
import { action } from "@/app/_server/action"
import { db, vault } from "@/app/_server/database"
import { startTask } from "@/app/_server/tasks"
import { byPerson } from "@/db/queries/audit"
import { makeRelease } from "@/db/queries/make-release"
import { refuseNow } from "@/db/queries/take-snapshot"
import { NewRelease } from "./schema"

const run = action({
  verb: "wave.release",
  input: NewRelease,
  // Figures are the whole study's: a coordinator of some regions may not release them.
  thing: async () => ({ region: null }),
  work: async ({ tx, person, input, now }) => {
    await refuseNow(tx, input)
    const wanted = { ...input, personId: person.id, now, openSeed: vault().open }
    return startTask("release", { person, waveId: input.waveId }, async (progress) => ({
      id: await makeRelease(db(), byPerson(person), wanted, progress),
    }))
  },
})

export async function releaseAction(raw: NewRelease) {
  return run(raw)
}
