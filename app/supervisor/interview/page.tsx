import { MessageCircleMore, MessageCircleReply } from "lucide-react"
import Link from "next/link"
import { getFormatter, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { requirePerson } from "@/app/_server/page"
import { Desk } from "@/components/desk/desk"
import { Card, Empty } from "@/components/ui/card"
import { Status } from "@/components/ui/status"
import { read } from "@/db/client"
import { listOpenComments } from "@/db/queries/comments"
import { caseNumber } from "@/lib/sample/case-number"

export async function generateMetadata() {
  return { title: (await getTranslations("comment.list"))("open") }
}

/** Comments that nobody has closed, those with an answer first. */
export default async function CommentsPage() {
  const person = await requirePerson("interview.read")
  const comments = await read(() => listOpenComments(db(), person))
  const t = await getTranslations("comment")
  const format = await getFormatter()
  return (
    <Desk person={person} title={t("list.open")}>
      {comments.length === 0 && <Empty>{t("list.openNone")}</Empty>}
      {comments.length > 0 && (
        <Card>
          <ul className="grid gap-3 text-sm">
            {comments.map(({ id, interviewId, waitsFor, replies }) => {
              const last = replies.at(-1)
              return (
                <li key={id} className="grid gap-1 border-b border-line pb-3">
                  <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
                    <Link
                      href={`/supervisor/interview/${interviewId}`}
                      className="font-medium text-accent underline underline-offset-4"
                    >
                      {t("title", { number: caseNumber(interviewId) })}
                    </Link>
                    {waitsFor && (
                      <Status
                        look={waitsFor === "supervisor" ? "accent" : "warn"}
                        icon={waitsFor === "supervisor" ? MessageCircleReply : MessageCircleMore}
                      >
                        {t(`waits.${waitsFor}`)}
                      </Status>
                    )}
                  </div>
                  {last && (
                    <p className="break-words whitespace-pre-line">
                      <span className="text-soft">
                        {last.own ? t("you") : last.person}, {format.dateTime(last.at, { dateStyle: "short" })}:
                      </span>{" "}
                      {last.words}
                    </p>
                  )}
                </li>
              )
            })}
          </ul>
        </Card>
      )}
    </Desk>
  )
}
