// Counting the answers of a wave on somebody's demand.
import { z } from "zod"
import { db } from "@/app/_server/database"
import { requirePerson } from "@/app/_server/page"
import { startTask } from "@/app/_server/tasks"
import { read } from "@/db/client"
import { renewMicrodata } from "@/db/queries/microdata"
import { findLatestTask, type TaskRow } from "@/db/queries/tasks"
import { findWave } from "@/db/queries/waves"
import type { Person } from "@/lib/permission"
import { taskView } from "@/lib/task"

const KIND = "microdata"

/** Starts it unless the person's own last one still runs. Problem `not_found` for a wave that is not there. */
export async function startCount(waveId: string): Promise<void> {
  const person = await requirePerson("tally.read")
  const wave = await read(() => findWave(db(), z.uuid().catch(NO_WAVE).parse(waveId)))
  const last = await lastCount(person, wave.id)
  if (last && taskView(last, new Date()).state === "running") return
  await startTask(KIND, { person, waveId: wave.id }, async () => {
    await renewMicrodata(db(), wave.id, new Date())
    return {}
  })
}

const NO_WAVE = "00000000-0000-0000-0000-000000000000"

export const lastCount = (person: Person, waveId: string): Promise<TaskRow | null> =>
  read(() => findLatestTask(db(), { kind: KIND, personId: person.id, waveId }))
