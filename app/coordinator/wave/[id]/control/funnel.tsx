import { getTranslations } from "next-intl/server"
import { Chart } from "@/components/report/chart"
import { INK } from "@/components/report/chart-look"
import type { Control } from "@/lib/report/control"
import { FUNNEL_LEVELS, funnelLimits, funnelZone } from "@/lib/verification/funnel"
import { figures } from "./words"

/** Each interviewer's share of random checks that were not confirmed, among the limits that chance explains. */
export async function Funnel({ control }: { control: Control }) {
  const t = await getTranslations("control.funnel")
  const coverage = await getTranslations("control.coverage")
  const { number, percent } = await figures()
  const points = pointsOf(control)
  const checked = points.reduce((sum, { of }) => sum + of, 0)
  if (checked === 0) return <p className="text-sm text-soft">{t("none")}</p>
  const usual = points.reduce((sum, { hits }) => sum + hits, 0) / checked
  const zones = points.map(({ hits, of }) => funnelZone(hits, of, usual))
  const most = Math.max(...points.map(({ of }) => of))
  const along = Array.from({ length: most }, (_, index) => index + 1)
  const limit = (level: number, side: "lower" | "upper") =>
    along.map((n) => [n, funnelLimits(n, usual, level)[side]] as const)
  const fewest = Math.min(...points.map(({ of }) => of))
  const highest = Math.max(funnelLimits(fewest, usual, 0.998).upper, ...points.map(({ hits, of }) => hits / of))
  const far = Math.min(1, Math.ceil(11 * highest) / 10)
  const lines = FUNNEL_LEVELS.flatMap((level, at) =>
    (["lower", "upper"] as const).map((side) => ({
      ...{ type: "line" as const, clip: true, symbol: "none", name: t(at === 0 ? "inner" : "outer") },
      itemStyle: { color: at === 0 ? INK.soft : INK.ink },
      lineStyle: {
        color: at === 0 ? INK.soft : INK.ink,
        width: 1,
        type: at === 0 ? ("dashed" as const) : ("solid" as const),
      },
      data: limit(level, side).map((point) => [...point]),
    })),
  )
  return (
    <Chart
      title={`${t("title")}. ${t("usual", { share: percent(usual) })}`}
      summary={t("summary", {
        n: number(points.length),
        beyond: number(zones.filter((zone) => zone === "beyond").length),
        warn: number(zones.filter((zone) => zone === "warn").length),
      })}
      height={340}
      option={{
        legend: { data: [t("inner"), t("outer")] },
        grid: { left: 56, right: 24, top: 40, bottom: 44 },
        xAxis: { type: "value", name: t("x"), nameLocation: "middle", nameGap: 28, min: 0, minInterval: 1 },
        yAxis: { type: "value", min: 0, max: far, axisLabel: { formatter: (value: number) => percent(value, 0) } },
        series: [
          ...lines,
          {
            type: "scatter",
            data: points.map(({ hits, of }, at) => ({
              value: [of, hits / of],
              symbol: zones[at] === "beyond" ? "triangle" : zones[at] === "warn" ? "diamond" : "circle",
              itemStyle: { color: zones[at] === "beyond" ? INK.bad : zones[at] === "warn" ? INK.warn : INK.accent },
            })),
          },
        ],
      }}
      table={{
        head: [coverage("stream"), t("x"), t("y")],
        rows: points.map(({ number: who, hits, of }) => [
          coverage("interviewer", { number: String(who) }),
          number(of),
          number(hits),
        ]),
      }}
    />
  )
}

/** Interviewers with all of their modes together. */
function pointsOf({ streams }: Control): { number: number; hits: number; of: number }[] {
  const people = new Map<number, { number: number; hits: number; of: number }>()
  for (const { number, checked, found } of streams) {
    if (number === null || checked === 0) continue
    const known = people.get(number) ?? { number, hits: 0, of: 0 }
    people.set(number, { number, hits: known.hits + found.discrepancy + found.fabricated, of: known.of + checked })
  }
  return [...people.values()]
}
