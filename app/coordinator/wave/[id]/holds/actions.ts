"use server"
import { action } from "@/app/_server/action"
import { endEscalation } from "@/db/queries/escalations"
import { liftHold } from "@/db/queries/holds"
import { Lifting } from "./schema"

// An interviewer works wherever the wave does: a coordinator of some regions may not decide for the others.
const everywhere = async () => ({ region: null })

const lifting = action({
  verb: "hold.lift",
  input: Lifting,
  thing: everywhere,
  work: ({ tx, person, input, now }) => liftHold(tx, person, input.id, input.words, now),
})

export async function liftHoldAction(raw: Lifting) {
  return lifting(raw)
}

const ending = action({
  verb: "hold.lift",
  input: Lifting,
  thing: everywhere,
  work: ({ tx, person, input, now }) => endEscalation(tx, person, input.id, input.words, now),
})

export async function endEscalationAction(raw: Lifting) {
  return ending(raw)
}
