"use server"
import { action } from "@/app/_server/action"
import { liftHold } from "@/db/queries/holds"
import { Lifting } from "./schema"

const run = action({
  verb: "hold.lift",
  input: Lifting,
  // An interviewer works wherever the wave does: a coordinator of some regions may not decide for the others.
  thing: async () => ({ region: null }),
  work: ({ tx, person, input, now }) => liftHold(tx, person, input.holdId, input.words, now),
})

export async function liftHoldAction(raw: Lifting) {
  return run(raw)
}
