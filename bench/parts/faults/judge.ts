// What lies in the database beside what each person typed: the last answers, and each of them once, in order.
import { asc, eq } from "drizzle-orm"
import { hashToken } from "@/adapters/vault/token"
import type { Database } from "@/db/client"
import { findLatestInterview } from "@/db/queries/respondent"
import { answerEvents, links } from "@/db/schema"
import type { Told } from "./person"

/** Why a session's record is wrong; nothing when it is right. */
export async function judge(db: Database, { link, typed }: Told): Promise<string[]> {
  const hash = hashToken(link.replace("/r/", ""))
  const [row] = await db.select().from(links).where(eq(links.tokenHash, hash))
  const interview = await findLatestInterview(db, row?.caseId ?? "")
  if (!interview) return [`${link}: no interview`]
  const wrong = interview.status === "complete" ? [] : [`${link}: ${interview.status}`]
  const events = await db
    .select()
    .from(answerEvents)
    .where(eq(answerEvents.interviewId, interview.id))
    .orderBy(asc(answerEvents.receivedAt), asc(answerEvents.seq))
  for (const question of new Set(typed.map((one) => one.question))) {
    const said = typed.filter((one) => one.question === question)
    const wanted = written(said.at(-1)?.value)
    const stored = written(interview.answers[question])
    if (stored !== wanted) wrong.push(`${link} ${question}: ${stored} is stored, ${wanted} was typed`)
    const heard = events
      .filter((event) => event.question === question)
      .map(({ kind, value }) => (kind === "answered" ? written(value) : "cleared"))
    const given = said.map(({ value }) => written(value))
    if (collapsed(heard) !== collapsed(given)) wrong.push(`${link} ${question}: heard ${heard}, typed ${given}`)
    const kept = said.filter((one) => one.kept).length
    if (heard.length < kept) wrong.push(`${link} ${question}: ${kept} answers were kept, ${heard.length} came`)
    if (heard.length > given.length)
      wrong.push(`${link} ${question}: ${heard.length} events for ${given.length} answers`)
  }
  return wrong
}

const written = (value: unknown): string => [value].flat().map(String).join(" + ")

/** The same answer given once more is no other answer. */
const collapsed = (values: readonly string[]): string =>
  values.filter((value, at) => value !== values[at - 1]).join(", ")
