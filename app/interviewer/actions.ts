"use server"
import { z } from "zod"
import { action } from "@/app/_server/action"
import { takeNextCase } from "@/db/queries/cases"
import { Problem } from "@/lib/problem"

const next = action({
  verb: "case.next",
  input: z.void(),
  async work({ tx, person, now }) {
    const id = await takeNextCase(tx, person, now)
    if (!id) throw new Problem("nothing_to_call")
    return id
  },
})

/** Takes the next case and answers with its id; `nothing_to_call` when there is nobody. */
export async function takeNext() {
  return next()
}
