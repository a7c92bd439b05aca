import { Lock, MessageCircleMore } from "lucide-react"
import Link from "next/link"
import { getFormatter, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { Card } from "@/components/ui/card"
import { Status } from "@/components/ui/status"
import { read } from "@/db/client"
import { listReadable } from "@/db/queries/interview-view"
import type { Person } from "@/lib/permission"
import { caseNumber } from "@/lib/sample/case-number"

/** The latest interviews of an interviewer, to read one and to ask about it; nothing when there are none. */
export async function RecentInterviews({ person, interviewerId }: { person: Person; interviewerId: string }) {
  const interviews = await read(() => listReadable(db(), person, interviewerId))
  if (interviews.length === 0) return null
  const t = await getTranslations("comment")
  const modes = await getTranslations("common.modes")
  const format = await getFormatter()
  return (
    <Card title={t("list.recent")}>
      <p className="mb-2 text-sm text-soft">{t("list.recentHint")}</p>
      <ul className="grid gap-1 text-sm">
        {interviews.map(({ id, endedAt, mode, shut, comments }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-1">
            {shut ? (
              <span className="font-medium">{t("title", { number: caseNumber(id) })}</span>
            ) : (
              <Link
                href={`/supervisor/interview/${id}`}
                className="font-medium text-accent underline underline-offset-4"
              >
                {t("title", { number: caseNumber(id) })}
              </Link>
            )}
            <span className="text-soft">
              {endedAt && format.dateTime(endedAt, { dateStyle: "short", timeStyle: "short" })}, {modes(mode)}
            </span>
            {shut && <Status icon={Lock}>{t("list.shutOne")}</Status>}
            {comments > 0 && (
              <Status look="accent" icon={MessageCircleMore}>
                {t("list.count", { n: comments })}
              </Status>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
