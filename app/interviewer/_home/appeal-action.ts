"use server"
import { action } from "@/app/_server/action"
import { Asking } from "@/app/supervisor/appeals/schema"
import { appeal } from "@/db/queries/appeals"

const run = action({
  verb: "appeal.ask",
  input: Asking,
  work: ({ tx, person, input, now }) => appeal(tx, person, input.id, input.words, now),
})

/** Appeals against the finding about an own interview. */
export async function appealAction(raw: Asking) {
  return run(raw)
}
