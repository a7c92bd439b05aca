import { CircleAlert, CircleCheck, CircleX, PhoneOff } from "lucide-react"
import Link from "next/link"
import { getFormatter, getLocale, getTranslations } from "next-intl/server"
import { Chart } from "@/components/report/chart"
import { INK, STRIPES } from "@/components/report/chart-look"
import type { ChartOption } from "@/components/report/chart-svg"
import { Card, Empty } from "@/components/ui/card"
import { Status } from "@/components/ui/status"
import type { DecidedCheck } from "@/db/queries/interviewer-card"
import { numberIn } from "@/lib/report/numbers"
import { FINDINGS } from "@/lib/verification/finding"
import { weekAfter, weekOf } from "@/lib/week"

const LATEST = 15
const WEEKS = 26

const LOOKS = {
  confirmed: { look: "good", icon: CircleCheck },
  discrepancy: { look: "warn", icon: CircleAlert },
  fabricated: { look: "bad", icon: CircleX },
  unreachable: { look: "neutral", icon: PhoneOff },
} as const

const FILLS = {
  confirmed: { color: INK.accent },
  discrepancy: { color: INK.warn, decal: STRIPES },
  fabricated: { color: INK.bad, decal: { ...STRIPES, rotation: 0.7854, dashArrayY: [2, 2] } },
  unreachable: { color: INK.surface, borderColor: INK.soft, borderWidth: 1.5 },
}

/** How the checks of an interviewer's work went, week by week, and the latest of them. */
export async function Findings({
  decided,
  timezone,
  name,
}: {
  decided: readonly DecidedCheck[]
  timezone: string
  name: string
}) {
  const t = await getTranslations("desk.findings")
  const words = await getTranslations("verification")
  const format = await getFormatter()
  const locale = await getLocale()
  if (decided.length === 0)
    return (
      <Card title={t("title")}>
        <Empty>{t("empty")}</Empty>
      </Card>
    )
  const weeks = weeksOf(decided, timezone)
  const count = (week: string, finding: string) =>
    decided.filter((check) => check.finding === finding && weekOf(check.decidedAt, timezone).name === week).length
  const day = (instant: Date) => format.dateTime(instant, { day: "numeric", month: "numeric", timeZone: timezone })
  const total = (finding: DecidedCheck["finding"]) => decided.filter((check) => check.finding === finding).length
  const option = (narrow: boolean): ChartOption => ({
    grid: { left: 36, right: 8, top: narrow ? 56 : 40, bottom: 28 },
    legend: { data: FINDINGS.map((finding) => words(`findings.${finding}`)) },
    xAxis: { type: "category", data: weeks.map(({ from }) => day(from)) },
    yAxis: { type: "value", minInterval: 1 },
    series: FINDINGS.map((finding) => ({
      type: "bar",
      stack: "all",
      name: words(`findings.${finding}`),
      barMaxWidth: 36,
      itemStyle: FILLS[finding],
      data: weeks.map((week) => count(week.name, finding)),
    })),
  })
  return (
    <Card title={t("title")}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Chart
          title={t("byWeek")}
          summary={t("summary", {
            name,
            n: decided.length,
            confirmed: total("confirmed"),
            discrepancy: total("discrepancy"),
            fabricated: total("fabricated"),
            unreachable: total("unreachable"),
          })}
          height={240}
          option={({ narrow }) => option(narrow)}
          table={{
            head: [t("week"), ...FINDINGS.map((finding) => words(`findings.${finding}`))],
            rows: weeks.map((week) => [
              day(week.from),
              ...FINDINGS.map((one) => numberIn(locale, count(week.name, one))),
            ]),
          }}
        />
        <ul className="grid gap-2 text-sm">
          {decided.slice(0, LATEST).map((check) => (
            <li key={check.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line pb-2">
              <Link
                href={`/supervisor/verification/${check.id}`}
                prefetch={false}
                className="text-accent underline decoration-line-strong underline-offset-4"
              >
                {format.dateTime(check.decidedAt, { dateStyle: "short" })}
              </Link>
              <span>{words(`kinds.${check.kind}`)}</span>
              <Status {...LOOKS[check.finding]}>{words(`findings.${check.finding}`)}</Status>
              <span className="text-soft">{words(`followed.${check.consequence}`)}</span>
              {check.reason === "risk" && <span className="text-soft">{t("risk")}</span>}
            </li>
          ))}
        </ul>
      </div>
    </Card>
  )
}

/** The weeks from the first decision to the last, half a year of them at most. */
function weeksOf(decided: readonly DecidedCheck[], timezone: string) {
  const last = weekOf(decided[0]!.decidedAt, timezone)
  const first = decided.at(-1)!.decidedAt
  const weeks = [last]
  for (let back = 1; back < WEEKS && weeks[0]!.from > first; back++) weeks.unshift(weekAfter(last, -back, timezone))
  return weeks
}
