import { getFormatter, getLocale, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { Chart } from "@/components/report/chart"
import { STRIPES } from "@/components/report/chart-look"
import { Button } from "@/components/ui/button"
import { Card, Empty } from "@/components/ui/card"
import { Field, Input } from "@/components/ui/field"
import { read } from "@/db/client"
import { readDays } from "@/db/queries/progress"
import { namedAxes, nameIn } from "@/lib/report/axes"
import { largestFirst, tableOfDays } from "@/lib/report/days"
import { numberIn } from "@/lib/report/numbers"
import { dayIn, type History } from "./asked"

/** As many parts as can be told apart in one column. */
const SHOWN = 5

/** Accepted interviews per day, each day's column made up of its regions. */
export async function Days({ wave, study, scope, asked }: History) {
  const t = await getTranslations("board.history")
  const format = await getFormatter()
  const locale = await getLocale()
  // A day is the wave's own, not a moment: noon in UTC has the same date everywhere it is formatted.
  const dated = (day: string, options: { year?: "numeric" }) =>
    format.dateTime(new Date(`${day}T12:00:00Z`), { timeZone: "UTC", day: "2-digit", month: "2-digit", ...options })
  const [from, to] = [dayIn(asked.from), dayIn(asked.to)]
  const table = tableOfDays(await read(() => readDays(db(), wave.id, scope)), from, to)
  const axes = namedAxes(study, locale, scope)
  const number = (n: number) => numberIn(locale, n)
  const regions = largestFirst(table)
  const named = (region: string) => nameIn(axes, "region", region || null)?.label ?? "–"
  const shown = regions.length > SHOWN + 1 ? regions.slice(0, SHOWN) : regions
  const rest = regions.slice(shown.length)
  const sum = (counts: ReadonlyMap<string, number>, of: readonly string[]) =>
    of.reduce((total, region) => total + (counts.get(region) ?? 0), 0)
  const totals = table.map(({ day, counts }) => ({ day, n: sum(counts, regions) }))
  const best = totals.reduce((most, one) => (one.n > most.n ? one : most), { day: "", n: 0 })
  const parts = [
    ...shown.map((region) => ({ name: named(region), of: [region] })),
    ...(rest.length > 0 ? [{ name: t("rest"), of: rest }] : []),
  ]
  return (
    <Card title={t("chart")}>
      <form className="mb-3 flex flex-wrap items-end gap-3 print:hidden">
        <Field label={t("from")}>
          {(control) => <Input {...control} type="date" name="from" defaultValue={from} />}
        </Field>
        <Field label={t("to")}>{(control) => <Input {...control} type="date" name="to" defaultValue={to} />}</Field>
        {asked.at && <input type="hidden" name="at" value={asked.at} />}
        <Button type="submit">{t("showDays")}</Button>
      </form>
      {table.length === 0 ? (
        <Empty>{t("noDays")}</Empty>
      ) : (
        <Chart
          title={rest.length > 0 ? t("chartOf", { n: number(shown.length) }) : t("chart")}
          summary={`${t("chartSummary", {
            n: number(totals.reduce((all, { n }) => all + n, 0)),
            days: number(totals.filter(({ n }) => n > 0).length),
            ...{ best: best.day && dated(best.day, { year: "numeric" }), most: number(best.n) },
          })} ${t("chartNote")}`}
          option={({ narrow }) => ({
            legend: { data: parts.map(({ name }) => name) },
            grid: { left: 44, right: 16, top: narrow ? 24 + 22 * parts.length : 72, bottom: 28 },
            xAxis: { type: "category", data: table.map(({ day }) => dated(day, {})) },
            yAxis: { type: "value", minInterval: 1, axisLabel: { formatter: (value: number) => number(value) } },
            series: parts.map(({ name, of }, at) => ({
              ...{ type: "bar" as const, stack: "all", name, barMaxWidth: 28 },
              ...(at % 2 === 1 && { itemStyle: { decal: STRIPES } }),
              data: table.map(({ counts }) => sum(counts, of)),
            })),
          })}
          table={{
            head: [t("day"), t("sum"), ...regions.map(named)],
            rows: table.map(({ day, counts }) => [
              dated(day, { year: "numeric" }),
              ...[sum(counts, regions), ...regions.map((region) => counts.get(region) ?? 0)].map(number),
            ]),
          }}
        />
      )}
    </Card>
  )
}
