import { CircleAlert, CircleCheck, Clock, TriangleAlert } from "lucide-react"
import { getTranslations } from "next-intl/server"
import { Card } from "@/components/ui/card"
import { Status } from "@/components/ui/status"
import type { Control, ControlStream } from "@/lib/report/control"
import { CoverageChart } from "./coverage-chart"
import { Table } from "./table"
import { figures, StreamName } from "./words"

const SHOWN = 150
const STATES = {
  shortfall: { look: "bad", icon: TriangleAlert },
  due: { look: "warn", icon: CircleAlert },
  open: { look: "neutral", icon: Clock },
  met: { look: "good", icon: CircleCheck },
} as const
const ORDER = Object.keys(STATES)

/** What is drawn and checked of every interviewer and mode; those with a shortfall come first when there are many. */
export async function Coverage({ control: { streams, totals, sight } }: { control: Control }) {
  const t = await getTranslations("control.coverage")
  const seen = await getTranslations("control.sight")
  const { number, percent } = await figures()
  const shown =
    streams.length <= SHOWN
      ? streams
      : [...streams].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state)).slice(0, SHOWN)
  const row = (stream: ControlStream) => ({
    key: stream.stream,
    cells: [
      <StreamName key="name" of={stream} />,
      ...[stream.n, stream.needed, stream.drawn, stream.checked, stream.open].map((n) => number(n)),
      number(stream.found.unreachable),
      number(stream.risk.drawn),
      stream.number === null ? "–" : stream.seenFrom === null ? seen("never") : number(stream.seenFrom),
      <span key="state">
        <span className="print:hidden">
          <Status {...STATES[stream.state]}>{t(`states.${stream.state}`)}</Status>
        </span>
        <span className="hidden print:inline">{t(`states.${stream.state}`)}</span>
      </span>,
    ],
  })
  const findings = await getTranslations("verification.findings")
  return (
    <Card title={t("title")}>
      <p className="mb-3 text-sm">
        {t("summary", {
          ...{ checked: number(totals.checked), needed: number(totals.needed), drawn: number(totals.drawn) },
          ...{ n: number(totals.n), open: number(totals.open) },
        })}
      </p>
      <CoverageChart streams={streams} share={sight.share} />
      {shown.length < streams.length && (
        <p className="mt-3 text-sm text-soft">
          {t("more", { shown: number(shown.length), all: number(streams.length) })}
        </p>
      )}
      <div className="mt-3">
        <Table
          label={t("title")}
          head={[
            ...[t("stream"), t("n"), t("needed"), t("drawn"), t("checked"), t("open")],
            ...[findings("unreachable"), t("risk"), seen("column"), t("state")],
          ]}
          rows={shown.map(row)}
        />
      </div>
      <p className="mt-2 text-sm text-soft">
        {seen("column")}: {seen("columnHint", { share: percent(0.8, 0) })}
      </p>
    </Card>
  )
}
