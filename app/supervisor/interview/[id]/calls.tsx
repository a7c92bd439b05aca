import { getFormatter, getTranslations } from "next-intl/server"
import { Card } from "@/components/ui/card"
import type { ReadCall } from "@/db/queries/interview-view"

/** The calls of the case, without any number. */
export async function CallList({ calls }: { calls: readonly ReadCall[] }) {
  const t = await getTranslations("comment.interview")
  const disposition = await getTranslations("disposition.codes")
  const format = await getFormatter()
  return (
    <Card title={t("calls")}>
      {calls.length === 0 && <p className="text-sm text-soft">{t("noCalls")}</p>}
      <ol className="grid gap-1 text-sm">
        {calls.map(({ startedAt, endedAt, disposition: code, person }) => (
          <li key={startedAt.toISOString()} className="grid gap-x-4 sm:grid-cols-[12rem_14rem_1fr]">
            <span className="text-soft tabular-nums">
              {format.dateTime(startedAt, { dateStyle: "short", timeStyle: "short" })}
              {endedAt && `–${format.dateTime(endedAt, { timeStyle: "short" })}`}
            </span>
            <span className="font-medium">{code ? disposition(code as "complete") : "–"}</span>
            <span className="text-soft">{person}</span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
