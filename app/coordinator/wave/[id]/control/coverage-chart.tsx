import { getTranslations } from "next-intl/server"
import { Chart } from "@/components/report/chart"
import { INK, STRIPES } from "@/components/report/chart-look"
import type { ControlStream } from "@/lib/report/control"
import { figures } from "./words"

const SHOWN = 20

/** The least covered streams as bars: checked, and drawn without a finding that counts. */
export async function CoverageChart({ streams, share }: { streams: readonly ControlStream[]; share: number }) {
  const t = await getTranslations("control.coverage")
  const modes = await getTranslations("common.modes")
  const { number, percent } = await figures()
  const part = (n: number, of: number) => (of === 0 ? 0 : n / of)
  const some = streams.filter(({ n }) => n > 0)
  if (some.length === 0) return null
  const least = [...some].sort((a, b) => part(a.checked, a.n) - part(b.checked, b.n)).slice(0, SHOWN)
  const name = ({ number: who, stream, mode }: ControlStream) =>
    `${who === null ? t(`sources.${(stream.split("/")[1] ?? "open") as "open"}`) : t("interviewer", { number: String(who) })}, ${modes(mode as "phone")}`
  const bars = [...least].reverse()
  const far = Math.min(1, Math.ceil(12 * Math.max(share, ...least.map(({ drawn, n }) => part(drawn, n)))) / 10)
  const met = streams.filter(({ state }) => state === "met").length
  return (
    <Chart
      title={
        <>
          {t("chart")}{" "}
          {least.length < some.length && (
            <span className="text-soft">{t("chartNote", { n: number(least.length) })}</span>
          )}
        </>
      }
      summary={t("chartSummary", { streams: number(streams.length), met: number(met) })}
      height={88 + 22 * bars.length}
      option={({ narrow }) => ({
        legend: { data: [t("checked"), t("chartDrawn")] },
        grid: { left: narrow ? 120 : 260, right: 24, top: narrow ? 64 : 32, bottom: 24 },
        xAxis: { type: "value", min: 0, max: far, axisLabel: { formatter: (value: number) => percent(value, 0) } },
        yAxis: {
          type: "category",
          data: bars.map(name),
          axisLabel: { width: narrow ? 112 : 250, overflow: "truncate" },
        },
        series: [
          {
            ...{ type: "bar", stack: "all", name: t("checked"), barMaxWidth: 14 },
            data: bars.map(({ checked, n }) => part(checked, n)),
            markLine: {
              ...{ silent: true, symbol: "none", lineStyle: { color: INK.ink, type: "solid" } },
              data: [{ xAxis: share, label: { formatter: percent(share, 0), color: INK.ink } }],
            },
          },
          {
            ...{ type: "bar", stack: "all", name: t("chartDrawn"), barMaxWidth: 14 },
            itemStyle: { color: INK.warn, decal: STRIPES },
            data: bars.map(({ drawn, checked, n }) => part(drawn - checked, n)),
          },
        ],
      })}
      table={{
        head: [t("stream"), t("n"), t("checked"), t("drawn")],
        rows: least.map((row) => [name(row), number(row.n), number(row.checked), number(row.drawn)]),
      }}
    />
  )
}
