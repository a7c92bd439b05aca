// An interview as the quality flags see it: made once from what is stored, so that each flag is a few lines of arithmetic.
import { TZDate } from "@date-fns/tz"
import type { Answer, Answers, Context, Question } from "../questionnaire/definition"
import { pathOf } from "../questionnaire/path"
import { hasChoices, type Questionnaire } from "../questionnaire/questionnaire"
import type { EntrySign } from "./entry-sign"

/** Seconds of active time on one item, and when its answer first reached the server. */
export type ItemTime = Readonly<{ item: string; seconds: number; received: number }>

/** What is compared between two interviews. Group: same questions about the same service. */
export type Likened = Readonly<{ id: string; group: string; values: ReadonlyMap<string, string> }>

export type Judged = Likened &
  Readonly<{
    /** Null when the respondent filled it in. */
    interviewerId: string | null
    mode: string
    language: string
    /** Blocks with ratings that were gone through: those who saw the same ones are compared. */
    path: string
    /** Codes given to the rating items on the path, special ones included, in their order. */
    ratings: readonly string[]
    times: readonly ItemTime[]
    /** Where the respondent lives, minutes after midnight at the start. */
    startMinute: number
    endedAt: number
    /** Seconds of the calls it was made in; null when none is known. */
    call: number | null
    /** When the same interviewer completed the interview before; null when that is long ago. */
    since: number | null
    /** Completed interviews of the wave with the same telephone number, and from the same device. */
    samePhone: number
    sameDevice: number
    /** What the way in by an open link showed. */
    signs: readonly EntrySign[]
  }>

export type Stored = Readonly<{
  id: string
  interviewerId: string | null
  mode: string
  language: string
  service: string | null
  timezone: string
  answers: Answers
  startedAt: Date
  endedAt: Date
  call: number | null
  since: Date | null
  samePhone: number
  sameDevice: number
  signs: readonly EntrySign[]
  times: readonly ItemTime[]
}>

/** Only what stands on the path counts; open words and personal answers are never compared. */
export function judgedOf(stored: Stored, questionnaire: Questionnaire, context: Context): Judged {
  const { id, interviewerId, mode, language, call, samePhone, sameDevice, signs, times, endedAt, since } = stored
  const { blocks, values } = pathOf(questionnaire, stored.answers, context)
  const asked = blocks.flatMap(({ questions }) => questions)
  const rated = blocks.filter(({ questions }) => questions.some((q) => isRating(q) && values[q.name] !== undefined))
  const path = rated.map(({ block }) => block.name).join("+")
  const ratings = asked.filter(isRating).flatMap(({ name }) => codeOf(values[name]) ?? [])
  const compared = asked.filter(isComparable).flatMap(({ name }) => {
    const code = codeOf(values[name])
    return code === undefined ? [] : [[name, code] as const]
  })
  return {
    id,
    interviewerId,
    mode,
    language,
    path,
    group: `${mode}|${path}|${stored.service ?? ""}`,
    values: new Map(compared),
    ratings,
    times,
    startMinute: minuteOf(stored.startedAt, stored.timezone),
    endedAt: endedAt.getTime(),
    call,
    since: since?.getTime() ?? null,
    samePhone,
    sameDevice,
    signs,
  }
}

export const isRating = ({ type }: Question): boolean => type === "rating"
export const isNumber = ({ type, personal }: Question): boolean =>
  (type === "integer" || type === "decimal") && !personal

const isComparable = (question: Question) => !question.personal && (hasChoices(question) || isNumber(question))

function codeOf(answer: Answer | undefined): string | undefined {
  if (answer === undefined || typeof answer === "string") return answer
  return Array.isArray(answer) ? [...answer].sort().join(" ") : String(answer)
}

function minuteOf(instant: Date, timezone: string): number {
  const local = new TZDate(instant, timezone)
  return local.getHours() * 60 + local.getMinutes()
}
