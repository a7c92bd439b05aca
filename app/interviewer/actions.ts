"use server"
import { z } from "zod"
import { action } from "@/app/_server/action"
import { giveBack, takeAhead } from "@/db/queries/ahead"
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

const MOST_AHEAD = 20
const AheadRequest = z.object({ n: z.int().min(1).max(MOST_AHEAD) })

const ahead = action({
  verb: "case.next",
  input: AheadRequest,
  async work({ tx, person, input, now }) {
    const taken = await takeAhead(tx, person, input.n, now)
    if (taken.length === 0) throw new Problem("nothing_to_call")
    return taken.length
  },
})

/** Takes up to `n` cases for a place with a poor line; how many it got, `nothing_to_call` when none. */
export async function takeCasesAhead(raw: z.input<typeof AheadRequest>) {
  return ahead(raw)
}

const BackRequest = z.object({ caseIds: z.array(z.uuid()).min(1).max(MOST_AHEAD) })

const back = action({
  verb: "case.next",
  input: BackRequest,
  work: ({ tx, person, input, now }) => giveBack(tx, person, input.caseIds, now),
})

/** Gives cases taken ahead back. */
export async function giveCasesBack(raw: z.input<typeof BackRequest>) {
  return back(raw)
}
