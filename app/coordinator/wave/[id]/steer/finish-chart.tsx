import { Chart } from "@/components/report/chart"
import { INK, STRIPES } from "@/components/report/chart-look"
import type { SteerProps } from "./regions"
import { wordsFor } from "./words"

const FARTHEST = 200

/** When each region is full: a bar from the early to the late end of its interval, a mark for the middle. */
export async function FinishChart({ steering, axes, today }: SteerProps) {
  const { t, region, day, finish } = await wordsFor(axes, today)
  const told = steering.regions.filter(({ forecast, remaining }) => forecast?.low != null && remaining > 0)
  if (told.length === 0) return <p className="text-soft">{t("chart.none")}</p>
  const { planned } = steering
  const ends = told.flatMap(({ forecast }) => forecast?.high ?? forecast?.median ?? forecast?.low ?? [])
  const far = Math.min(FARTHEST, Math.ceil(1.1 * Math.max(7, planned ?? 0, ...ends)))
  const bars = [...told].reverse().map(({ code, forecast }) => {
    const low = forecast?.low ?? 0
    return { name: region(code), low, high: forecast?.high ?? null, median: forecast?.median ?? null }
  })
  const dated = planned !== null && planned >= 0 && planned <= far
  const late = planned === null ? 0 : told.filter(({ forecast }) => (forecast?.high ?? FARTHEST + 1) > planned).length
  return (
    <Chart
      title={t("chart.title")}
      summary={t(planned === null ? "chart.summary" : "chart.summaryPlanned", { regions: told.length, late })}
      height={96 + 24 * bars.length}
      option={({ narrow }) => ({
        legend: { data: [t("chart.interval"), t("chart.open"), t("chart.median")] },
        grid: { left: narrow ? 110 : 200, right: 32, top: narrow ? 76 : 44, bottom: 24 },
        xAxis: {
          ...{ type: "value", min: 0, max: far, splitNumber: narrow ? 3 : 6 },
          axisLabel: { formatter: (n: number) => day(Math.round(n)), hideOverlap: true },
        },
        yAxis: {
          type: "category",
          data: bars.map(({ name }) => name),
          axisLabel: { width: narrow ? 100 : 190, overflow: "truncate" },
        },
        series: [
          {
            ...{ type: "bar", stack: "all", name: "", barMaxWidth: 14, itemStyle: { color: "transparent" } },
            data: bars.map(({ low }) => low),
          },
          {
            ...{ type: "bar", stack: "all", name: t("chart.interval"), barMaxWidth: 14 },
            itemStyle: { color: INK.accent },
            data: bars.map(({ low, high }) => (high === null ? 0 : Math.max(0.3, Math.min(high, far) - low))),
            ...(dated && {
              markLine: {
                ...{ silent: true, symbol: "none", lineStyle: { color: INK.ink, type: "dashed" } },
                data: [{ xAxis: planned, label: { formatter: t("chart.planned"), color: INK.ink } }],
              },
            }),
          },
          {
            ...{ type: "bar", stack: "all", name: t("chart.open"), barMaxWidth: 14 },
            itemStyle: { color: INK.warn, decal: STRIPES },
            data: bars.map(({ low, high }) => (high === null ? Math.max(0, far - low) : 0)),
          },
          {
            ...{ type: "scatter", name: t("chart.median"), symbol: "diamond", symbolSize: 12 },
            itemStyle: { color: INK.ink, borderColor: INK.surface, borderWidth: 1 },
            data: bars.flatMap(({ median }, at) => (median === null || median > far ? [] : [[median, at]])),
          },
        ],
      })}
      table={{
        head: [axes.region?.label ?? "", t("table.finish"), t("chart.interval")],
        rows: told.map(({ code, forecast }) => {
          const { main, interval } = finish(forecast)
          return [region(code), main, interval ?? "–"]
        }),
      }}
    />
  )
}
