// What the console asks the server to do; forms and actions check with the same schemas.
import { z } from "zod"

const caseId = z.uuid()
const Note = z.string().trim().max(2_000)

export const OnCase = z.object({ caseId })
export const StartRequest = z.object({ caseId, interviewId: z.uuidv7(), language: z.string().min(1).max(20) })
export const FinishRequest = z.object({ interviewId: z.uuid() })
export const OutcomeRequest = z.object({ caseId, code: z.string().max(40), note: Note })

/** What is typed for an appointment; `at` is the respondent's local time. Messages are keys of `interviewer.appointment`. */
export const AppointmentEntered = z.object({
  at: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, "timeNeeded"),
  note: Note,
})
export type AppointmentEntered = z.input<typeof AppointmentEntered>
export const AppointmentRequest = AppointmentEntered.extend({ caseId })
