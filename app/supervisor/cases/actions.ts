"use server"
import type { z } from "zod"
import { action } from "@/app/_server/action"
import { controlCase } from "@/db/queries/case-control"
import { ControlRequest } from "@/lib/sample/case-control"

const controlling = action({
  verb: "case.control",
  input: ControlRequest,
  work: ({ tx, person, input, now }) => controlCase(tx, person, input, now),
})

/** Does one thing to a case of the supervisor's reach; the query decides what that is. */
export async function controlCaseAction(raw: z.input<typeof ControlRequest>) {
  return controlling(raw)
}
