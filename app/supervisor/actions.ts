"use server"
import type { z } from "zod"
import { byPerson } from "@/db/queries/audit"
import { releaseCase } from "@/db/queries/cases"
import { holderOf } from "@/db/queries/team"
import { Problem } from "@/lib/problem"
import { action } from "../_server/action"
import { HeldCase } from "./schema"

const run = action({
  verb: "case.release",
  input: HeldCase,
  thing: async (tx, { caseId }) => {
    const { held, teamId } = await holderOf(tx, caseId, new Date())
    if (!held) throw new Problem("not_found")
    // Somebody without a team is in nobody's team, a supervisor without one included.
    return { teamId: teamId ?? "none" }
  },
  work: ({ tx, person, input }) => releaseCase(tx, byPerson(person), input.caseId),
})

/** Takes a case from an interviewer of the supervisor's own team. */
export async function releaseCaseAction(raw: z.input<typeof HeldCase>) {
  return run(raw)
}
