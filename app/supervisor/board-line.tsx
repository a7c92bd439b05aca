import { Ban, CircleCheck, CircleDashed, Clock, PhoneOff, TrendingUp, TriangleAlert } from "lucide-react"
import Link from "next/link"
import { useLocale, useTranslations } from "next-intl"
import { CoverageBar } from "@/components/report/coverage-bar"
import { Status } from "@/components/ui/status"
import { numberIn } from "@/lib/report/numbers"
import type { Alert, BoardLine, BoardStream } from "@/lib/verification/control-board"
import { alertWords } from "./alert-words"

/** An interviewer, or a source of self-completed interviews: alerts, and each mode against the share. */
export function Line({ of }: { of: BoardLine }) {
  const t = useTranslations("desk.board")
  const name = of.name ?? t("self")
  return (
    <li className="grid gap-3 border-b border-line py-3 last:border-b-0">
      <div className="flex flex-wrap items-center gap-2">
        {of.interviewerId ? (
          <Link
            href={`/supervisor/interviewers/${of.interviewerId}`}
            prefetch={false}
            className="font-medium text-accent underline decoration-line-strong underline-offset-4"
          >
            {name}
          </Link>
        ) : (
          <span className="font-medium">{name}</span>
        )}
        {of.alerts.map((alert) => (
          <AlertSign key={alert.kind} alert={alert} />
        ))}
      </div>
      {of.streams.map((stream) => (
        <Stream key={stream.stream} of={stream} name={name} />
      ))}
    </li>
  )
}

const STATES = {
  due: { look: "neutral", icon: Clock },
  open: { look: "neutral", icon: CircleDashed },
  met: { look: "good", icon: CircleCheck },
  shortfall: { look: "warn", icon: TriangleAlert },
} as const

/** One mode: the bar, every figure of it in words, and whether it is enough. */
export function Stream({ of, name }: { of: BoardStream; name: string }) {
  const t = useTranslations("desk.board")
  const words = useTranslations("verification")
  const locale = useLocale()
  const [mode = "", source = ""] = of.stream.split("/")
  const way = `${words(`modes.${mode as "phone"}`)}${mode === "online" ? `, ${words(`coverage.sources.${source as "list"}`)}` : ""}`
  const figure = (n: number) => numberIn(locale, n)
  const { needed, drawn, checked, open, unreachable, discrepancy, fabricated, risk, riskOpen } = of
  const said = { name, mode: way, needed, drawn, checked, open, unreachable }
  const figures = [
    ["n", of.n, true],
    ["needed", needed, true],
    ["drawn", drawn, true],
    ["checked", checked, true],
    ["open", open, open > 0],
    ["unreachable", unreachable, unreachable > 0],
    ["discrepancy", discrepancy, discrepancy > 0],
    ["fabricated", fabricated, fabricated > 0],
  ] as const
  return (
    <div className="grid items-start gap-x-4 gap-y-1 text-sm md:grid-cols-[13rem_minmax(0,1fr)_auto]">
      <span>{way}</span>
      <div className="grid gap-1">
        <CoverageBar {...{ checked, open, unreachable, needed }} label={t("said", said)} />
        <dl className="flex flex-wrap gap-x-4 gap-y-0.5">
          {figures.map(
            ([key, n, shown]) =>
              shown && (
                <div key={key} className="flex gap-1">
                  <dt className="text-soft">{t(key)}</dt>
                  <dd>{figure(n)}</dd>
                </div>
              ),
          )}
          {risk > 0 && (
            <div className="flex gap-1 border-l border-line-strong pl-4">
              <dt className="text-soft">{t("risk")}</dt>
              <dd>{t("riskOf", { n: figure(risk), open: figure(riskOpen) })}</dd>
            </div>
          )}
        </dl>
      </div>
      <span className="max-md:justify-self-start">
        <Status {...STATES[of.state]}>{words(`coverage.states.${of.state}`)}</Status>
      </span>
    </div>
  )
}

const SIGNS = {
  hold: { look: "bad", icon: Ban },
  escalation: { look: "warn", icon: TrendingUp },
  unreachable: { look: "warn", icon: PhoneOff },
  overdue: { look: "bad", icon: TriangleAlert },
} as const

export function AlertSign({ alert }: { alert: Alert }) {
  return <Status {...SIGNS[alert.kind]}>{alertWords(useTranslations("desk.alerts"), useLocale(), alert)}</Status>
}
