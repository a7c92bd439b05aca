"use client"
import { useLocale, useTranslations } from "next-intl"
import { Empty } from "@/components/ui/card"
import { type FloorState, floorStateOf, secondsOnLine } from "@/lib/floor/state"
import { numberIn } from "@/lib/report/numbers"
import { Doing } from "./doing"
import type { ShownLine } from "./line"
import { useClock } from "./use-clock"
import { useLengths } from "./words"

const STATES: readonly FloorState[] = ["interview", "call", "case", "between", "away"]
/** Minutes are shown: nothing is read for it. */
const TICK_MS = 15_000

/** The team's lines, each under the other on a phone. */
export function Floor({ at, lines }: { at: Date; lines: readonly ShownLine[] }) {
  const t = useTranslations("floor")
  const locale = useLocale()
  const now = useClock(at, TICK_MS)
  const states = lines.map((line) => floorStateOf(line, now).state)
  const head = [t("interviewer"), t("now"), t("case"), t("last")]
  const figures = [t("onLine"), t("calls"), t("completed")]
  return (
    <div className="grid gap-4">
      <dl className="flex flex-wrap gap-x-6 gap-y-2">
        {STATES.map((state) => (
          <div key={state} data-count={state} className="flex items-baseline gap-2">
            <dt className="text-sm text-soft">{t(`states.${state}`)}</dt>
            <dd className="text-lg font-semibold">{numberIn(locale, states.filter((one) => one === state).length)}</dd>
          </div>
        ))}
      </dl>
      {lines.every(({ lastAt, held }) => !lastAt && !held) && <Empty>{t("nobodyHere")}</Empty>}
      <table className="w-full border-collapse text-left text-sm max-md:block">
        <thead className="max-md:sr-only">
          <tr className="border-b border-line-strong">
            {[...head, ...figures].map((words, index) => (
              <th
                key={words}
                scope="col"
                className={`px-2 py-1 font-medium ${index < head.length ? "" : "text-right"}`}
              >
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-md:block">
          {lines.map((line) => (
            <Line key={line.id} line={line} now={now} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Line({ line, now }: { line: ShownLine; now: Date }) {
  const t = useTranslations("floor")
  const locale = useLocale()
  const { ago, sum } = useLengths()
  const { state, since } = floorStateOf(line, now)
  return (
    <tr data-state={state} className="border-b border-line align-top max-md:block max-md:py-2">
      <th scope="row" className="px-2 py-2 font-medium max-md:block max-md:py-0.5">
        {line.name}
      </th>
      <Doing line={line} state={state} since={since} now={now} />
      <td className="px-2 py-2 text-soft max-md:flex max-md:justify-between max-md:py-0.5">
        <span className="md:hidden">{t("last")}</span>
        <span>{line.lastAt ? ago(line.lastAt, now) : t("never")}</span>
      </td>
      <Figure label={t("onLine")}>{sum(secondsOnLine(line.seconds, line, now))}</Figure>
      <Figure label={t("calls")}>{numberIn(locale, line.calls)}</Figure>
      <Figure label={t("completed")}>{numberIn(locale, line.completed)}</Figure>
    </tr>
  )
}

const Figure = ({ label, children }: { label: string; children: string }) => (
  <td className="px-2 py-2 text-right max-md:flex max-md:justify-between max-md:py-0.5">
    <span className="text-soft md:hidden">{label}</span>
    <span>{children}</span>
  </td>
)
