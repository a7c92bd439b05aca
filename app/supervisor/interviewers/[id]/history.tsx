import { Ban, CircleCheck, MessageSquare, TrendingUp } from "lucide-react"
import { useFormatter, useLocale, useTranslations } from "next-intl"
import type { ReactNode } from "react"
import { Reasons } from "@/app/coordinator/wave/[id]/holds/reasons"
import { Card } from "@/components/ui/card"
import { Status } from "@/components/ui/status"
import type { History } from "@/db/queries/interviewer-card"
import { percentIn } from "@/lib/report/numbers"

/** Holds, raised shares and appeals, each with what ended it; nothing when there were none. */
export function HistoryList({ history }: { history: History }) {
  const t = useTranslations("desk.history")
  const locale = useLocale()
  const { holds, escalations, appeals } = history
  if (holds.length + escalations.length + appeals.length === 0) return null
  return (
    <Card title={t("title")}>
      <ul className="grid gap-3 text-sm">
        {holds.map((hold) => (
          <Entry key={hold.id} icon={Ban} open={hold.endedAt === null} name={t("hold")} {...hold}>
            <Reasons reasons={hold.reasons} />
          </Entry>
        ))}
        {escalations.map((one) => (
          <Entry key={one.id} icon={TrendingUp} open={one.endedAt === null} name={t("escalation")} {...one}>
            {t("share", { share: percentIn(locale, 100 * one.share) })}
          </Entry>
        ))}
        {appeals.map(({ id, kind, at, outcome, endedAt }) => (
          <Entry
            key={id}
            icon={MessageSquare}
            open={outcome === null}
            name={t(`appeals.${kind}`)}
            at={at}
            endedAt={endedAt}
          >
            {outcome && t(`outcomes.${outcome}`)}
          </Entry>
        ))}
      </ul>
    </Card>
  )
}

type EntryProps = {
  icon: typeof Ban
  open: boolean
  name: string
  at: Date
  endedAt: Date | null
  words?: string | null
  by?: string | null
  children: ReactNode
}

function Entry({ icon, open, name, at, endedAt, words, by, children }: EntryProps) {
  const t = useTranslations("desk.history")
  const format = useFormatter()
  const day = (instant: Date) => format.dateTime(instant, { dateStyle: "short" })
  return (
    <li className="grid gap-1 border-l-2 border-line-strong pl-3">
      <span className="flex flex-wrap items-center gap-2">
        <Status look={open ? "bad" : "neutral"} icon={open ? icon : CircleCheck}>
          {name}
        </Status>
        <span className="text-soft">
          {endedAt ? t("fromTo", { from: day(at), to: day(endedAt) }) : t("since", { from: day(at) })}
        </span>
      </span>
      <div>{children}</div>
      {words && <p className="text-soft">{by ? t("endedBy", { by, words }) : words}</p>}
    </li>
  )
}
