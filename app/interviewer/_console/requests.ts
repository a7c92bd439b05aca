// What the console asks the server to do; forms and actions check with the same schemas.
import { z } from "zod"

const caseId = z.uuid()
const Note = z.string().trim().max(2_000)
const language = z.string().min(1).max(20)

/** Three days: longer than any case is kept away from the server. */
const LONGEST_AGO_MS = 3 * 24 * 3_600_000
/** How long ago by the console's own clock: a computer whose clock is wrong still tells lengths of time right. */
const Ago = z.number().overwrite((ms) => Math.min(Math.max(0, Math.round(ms)), LONGEST_AGO_MS))

const CallRequest = z.object({
  id: z.uuidv7(),
  phone: z.int().min(1).max(100),
  dialler: z.string().regex(/^[a-z][a-z0-9_-]{0,30}$/),
  startedAgo: Ago,
  answeredAgo: Ago.nullable(),
  hungUpAgo: Ago.nullable(),
})

export const OnCase = z.object({ caseId })
export const LinkSent = z.object({ caseId, address: z.url(), way: z.enum(["sms", "email"]) })
export const StartRequest = z.object({ caseId, interviewId: z.uuidv7(), language, call: CallRequest })

/** A date and a time of day without a zone, as a datetime field writes them. */
const Local = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, "timeNeeded")

/** What is typed for an appointment; `at` is the respondent's local time. Messages are keys of `interviewer.appointment`. */
export const AppointmentEntered = z.object({ at: Local, note: Note })
export type AppointmentEntered = z.input<typeof AppointmentEntered>

const interviewId = z.uuid()
/** What is to be done with a case, kept on the machine until the server has done it. */
export const Errand = z.discriminatedUnion("kind", [
  /** Tells of the call, nothing else. */
  z.object({ kind: z.literal("call") }),
  /** An interview taken ahead was begun without the network. */
  z.object({ kind: z.literal("begin"), interviewId, language }),
  z.object({ kind: z.literal("finish"), interviewId }),
  /** `language`: what the respondent speaks, after a language barrier; `at`: a better time by the respondent's clock. */
  z.object({
    kind: z.literal("outcome"),
    code: z.string().max(40),
    note: Note,
    language: language.nullable(),
    at: Local.nullable().default(null),
  }),
  AppointmentEntered.extend({ kind: z.literal("appointment") }),
])
export type Errand = z.input<typeof Errand>

/** What the outcome sheet says of a call. */
export type OutcomeEntered = Readonly<{ code: string; note: string; language: string | null; at: string | null }>

export const ErrandRequest = z.object({ caseId, ago: Ago, call: CallRequest.nullable(), errand: Errand })
export type ErrandRequest = z.input<typeof ErrandRequest>
