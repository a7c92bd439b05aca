import { getFormatter, getLocale, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { threadOf } from "@/components/comment/thread-of"
import { Card } from "@/components/ui/card"
import { read } from "@/db/client"
import { listOwnComments, type OwnComment } from "@/db/queries/comments"
import { findInstrument } from "@/db/queries/instruments"
import type { Person } from "@/lib/permission"
import { caseNumber } from "@/lib/sample/case-number"
import { answerWordsOf } from "@/lib/study/answer-words"
import { subjectOf } from "../_console/subject"
import { CommentReply } from "./comment-reply"

/** What supervisors ask about this interviewer's interviews, with a field to reply; nothing while nobody asks. */
export async function Comments({ person }: { person: Person }) {
  const comments = await read(() => listOwnComments(db(), person))
  if (comments.length === 0) return null
  const t = await getTranslations("comment.mine")
  return (
    <Card title={t("title")} className="lg:col-span-2">
      <ul className="grid gap-5">
        {comments.map((comment) => (
          <Line key={comment.id} comment={comment} />
        ))}
      </ul>
    </Card>
  )
}

async function Line({ comment }: { comment: OwnComment }) {
  const t = await getTranslations("comment.mine")
  const format = await getFormatter()
  const locale = await getLocale()
  const { study, questionnaire } = await read(() => findInstrument(db(), comment.instrumentId))
  const words = answerWordsOf(study, questionnaire, comment, locale)
  const time = (at: Date) => format.dateTime(at, { dateStyle: "short", timeStyle: "short" })
  const date = format.dateTime(comment.endedAt ?? comment.openedAt, { dateStyle: "short" })
  return (
    <li className="grid gap-2">
      <p className="text-sm text-soft">
        {t("line", { date, number: caseNumber(comment.caseId) })} · {subjectOf(study, comment, locale)}
      </p>
      <p className="font-medium">{comment.question === null ? t("whole") : words.label(comment.question)}</p>
      <CommentReply thread={threadOf(comment, time)} />
    </li>
  )
}
