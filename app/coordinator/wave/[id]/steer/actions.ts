"use server"
import { action } from "@/app/_server/action"
import { applyMove } from "@/db/queries/moves"
import { planEnd } from "@/db/queries/steering"
import { Applying, Plan } from "./schema"

// Which regions are touched is looked at where the move is applied.
const applying = action({
  verb: "wave.steer",
  input: Applying,
  work: ({ tx, person, input, now }) => applyMove(tx, person, input.waveId, input, now),
})

export async function applyMoveAction(raw: Applying) {
  return applying(raw)
}

const planning = action({
  verb: "wave.steer",
  input: Plan,
  thing: async () => ({ region: null }),
  work: ({ tx, person, input, now }) => planEnd(tx, person, input.waveId, input.plannedEnd || null, now),
})

export async function planEndAction(raw: Plan) {
  return planning(raw)
}
