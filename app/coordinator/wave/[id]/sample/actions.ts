"use server"
import { z } from "zod"
import { action } from "@/app/_server/action"
import { db } from "@/app/_server/database"
import { weighNow } from "@/db/queries/weights"

const run = action({
  verb: "wave.steer",
  input: z.object({ waveId: z.uuid() }),
  // Weights are the whole wave's: a coordinator of some regions has nothing to do with them.
  thing: async () => ({ region: null }),
  // In a transaction of its own, which sees one instant.
  work: async ({ input, now }) => ({ id: await weighNow(db(), input.waveId, now) }),
})

export async function weighAction(raw: { waveId: string }) {
  return run(raw)
}
