// One interview for its reader: the path as of its own end, in words.
import { notFound } from "next/navigation"
import { getFormatter } from "next-intl/server"
import { z } from "zod"
import { db } from "@/app/_server/database"
import { type Thread, threadOf } from "@/components/comment/thread-of"
import { transact } from "@/db/client"
import { listComments } from "@/db/queries/comments"
import { type ReadInterview, readInterview } from "@/db/queries/interview-view"
import { loadForFilling } from "@/db/queries/interviews"
import type { Person } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import { type Path, pathOf } from "@/lib/questionnaire/path"
import type { Questionnaire } from "@/lib/questionnaire/questionnaire"
import type { Study } from "@/lib/study/study"

/** `question` is null for the whole interview. */
export type AskedAbout = Thread & Readonly<{ question: string | null }>
export type Opened = ReadInterview &
  Readonly<{ study: Study; questionnaire: Questionnaire; path: Path; comments: readonly AskedAbout[] }>

/** Null while it waits for its check. Out of reach looks the same as not there. */
export async function loadInterview(person: Person, id: string): Promise<Opened | null> {
  if (!z.uuid().safeParse(id).success) notFound()
  const format = await getFormatter()
  const time = (at: Date) => format.dateTime(at, { dateStyle: "short", timeStyle: "short" })
  try {
    return await transact(db(), async (tx) => {
      const read = await readInterview(tx, person, id)
      const { interview, caseRow } = read
      const endedAt = interview.endedAt ?? interview.lastEventAt
      const { study, questionnaire, context } = await loadForFilling(tx, interview, caseRow, endedAt)
      const comments = (await listComments(tx, person, id)).map((comment) => ({
        ...threadOf(comment, time),
        question: comment.question,
      }))
      return { ...read, study, questionnaire, path: pathOf(questionnaire, interview.answers, context), comments }
    })
  } catch (error) {
    if (error instanceof Problem && error.code === "check_open") return null
    if (error instanceof Problem && error.code === "not_found") notFound()
    throw error
  }
}
