import { ChartNoAxesColumnDecreasing, ChartNoAxesColumnIncreasing } from "lucide-react"
import { useFormatter, useLocale, useTranslations } from "next-intl"
import { Card } from "@/components/ui/card"
import { Status } from "@/components/ui/status"
import type { EscalationRow } from "@/db/queries/holds-list"
import { numberIn, percentIn } from "@/lib/report/numbers"
import { WrittenForm } from "./form"

/** One escalation: since when, to which share, what is still to be checked, and how it was ended or can be. */
export function Escalation({ row, usual, lifts }: { row: EscalationRow; usual: number; lifts: boolean }) {
  const t = useTranslations("hold")
  const locale = useLocale()
  const { dateTime } = useFormatter()
  const at = (date: Date) => dateTime(date, { dateStyle: "short", timeStyle: "short" })
  const { id, person, share, since, open, endedAt, ender, words } = row
  const percent = (part: number) => percentIn(locale, 100 * part, 1)
  return (
    <li>
      <Card
        title={<span className="break-words">{person}</span>}
        action={
          <Status
            look={endedAt ? "neutral" : "warn"}
            icon={endedAt ? ChartNoAxesColumnDecreasing : ChartNoAxesColumnIncreasing}
          >
            {t(`escalation.state.${endedAt ? "ended" : "open"}`)}
          </Status>
        }
      >
        <div className="grid gap-3">
          <div className="text-sm">
            <p className="text-soft">{t("since", { time: at(since) })}</p>
            <p>{t("escalation.share", { share: percent(share), usual: percent(usual) })}</p>
            <p>{open === 0 ? t("noneOpen") : t("open", { n: numberIn(locale, open) })}</p>
          </div>
          {endedAt && (
            <div className="border-l-2 border-line-strong pl-3 text-sm">
              <p className="text-soft">{t("escalation.ended", { time: at(endedAt), person: ender ?? "–" })}</p>
              <p className="break-words whitespace-pre-line">{words}</p>
            </div>
          )}
          {!endedAt && lifts && <WrittenForm of="escalation" id={id} person={person} />}
        </div>
      </Card>
    </li>
  )
}
