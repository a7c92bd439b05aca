// The first time somebody looks at a small wave, its answers are counted at once.
import { db } from "@/app/_server/database"
import { sharedRead } from "@/app/_server/shared-read"
import { read } from "@/db/client"
import { findMicrodata, renewMicrodata } from "@/db/queries/microdata"
import { countCounted } from "@/db/queries/weights"

/** More take longer than a page may: they are left to the job, or to whoever asks. */
const SMALL = 2_000

export async function firstCount(waveId: string): Promise<void> {
  if (await read(() => findMicrodata(db(), waveId))) return
  if ((await read(() => countCounted(db(), waveId, null))) > SMALL) return
  await sharedRead(`first count ${waveId}`, async () => {
    if (!(await read(() => findMicrodata(db(), waveId)))) await renewMicrodata(db(), waveId, new Date())
  })
}
