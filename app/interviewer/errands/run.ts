// One errand of the console: what was to be done with a case, now or hours ago without a network.
import { action } from "@/app/_server/action"
import { vault } from "@/app/_server/database"
import { ErrandRequest } from "../_console/requests"
import { perform, type Run } from "./perform"

/** Does it as of the moment when the interviewer did; done twice, it is done once. */
export const runErrand = action({
  verb: "case.work",
  input: ErrandRequest,
  work: ({ tx, person, input, now }): Promise<Run> => perform(tx, { person, request: input, now, open: vault().open }),
})
