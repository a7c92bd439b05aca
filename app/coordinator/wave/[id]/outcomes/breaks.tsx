import { getLocale, getTranslations } from "next-intl/server"
import type { HourOutcome, InterviewerOutcome } from "@/db/queries/outcomes"
import { numberIn, percentIn } from "@/lib/report/numbers"
import { ratesByHour, ratesByInterviewer } from "@/lib/report/outcome-breaks"
import { CountTable } from "./count-table"

const SHOWN = ["RR1", "RR3", "COOP1", "REF2", "CON2"] as const

/** Rates of each interviewer's cases: of those that this one's call told most of. */
export async function InterviewerTable({ rows }: { rows: readonly InterviewerOutcome[] }) {
  const t = await getTranslations("board.outcomes")
  const locale = await getLocale()
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <CountTable
        head={[t("interviewer"), t("casesOf"), ...SHOWN]}
        rows={ratesByInterviewer(rows).map(({ name, cases, rates }) => [
          name,
          numberIn(locale, cases),
          ...SHOWN.map((rate) => percentOf(locale, rates[rate])),
        ])}
      />
      <p className="text-sm text-soft">{t("interviewerNote")}</p>
    </div>
  )
}

/** How calls end at each hour of the respondents' clocks. */
export async function HourTable({ rows }: { rows: readonly HourOutcome[] }) {
  const t = await getTranslations("board.outcomes")
  const locale = await getLocale()
  return (
    <CountTable
      head={[t("hour"), t("n"), t("reached"), t("interviews"), t("refusals"), t("cooperation")]}
      rows={ratesByHour(rows).map(({ hour, calls, reached, interviews, refusals, cooperation }) => [
        `${String(hour).padStart(2, "0")}:00`,
        numberIn(locale, calls),
        percentOf(locale, reached / calls),
        numberIn(locale, interviews),
        numberIn(locale, refusals),
        percentOf(locale, cooperation),
      ])}
    />
  )
}

const percentOf = (locale: string, share: number | null): string =>
  share === null ? "–" : percentIn(locale, 100 * share, 1)
