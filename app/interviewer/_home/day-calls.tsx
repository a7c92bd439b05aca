import { useFormatter, useTranslations } from "next-intl"
import { Empty } from "@/components/ui/card"
import type { CallLine } from "./load-day"

export function DayCalls({ calls }: { calls: readonly CallLine[] }) {
  const t = useTranslations()
  const format = useFormatter()
  if (calls.length === 0) return <Empty>{t("interviewer.home.noCalls")}</Empty>
  return (
    <ol className="grid gap-1">
      {calls.map((call) => (
        <li key={call.startedAt} className="grid grid-cols-[4rem_1fr] gap-x-3 sm:grid-cols-[4rem_14rem_1fr]">
          <span className="text-soft tabular-nums">
            {format.dateTime(new Date(call.startedAt), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })}
          </span>
          <span className="font-medium">
            {call.disposition
              ? t(`disposition.codes.${call.disposition as "complete"}`)
              : t("interviewer.home.unfinished")}
          </span>
          <span className="text-soft max-sm:col-start-2">{call.subject}</span>
        </li>
      ))}
    </ol>
  )
}
