import type { Steering } from "@/lib/quota/steering"
import type { NamedAxes } from "@/lib/report/axes"
import { Table } from "../control/table"
import { wordsFor } from "./words"

export type SteerProps = { steering: Steering; axes: NamedAxes; today: string }

/** A row a region: what is there, how fast it goes, and when it is full. */
export async function Regions({ steering, axes, today }: SteerProps) {
  const { t, number, percent, region, finish } = await wordsFor(axes, today)
  const columns = ["target", "accepted", "remaining", "pace", "finish"] as const
  const effort = ["contact", "response", "perInterview", "needed", "callers"] as const
  return (
    <>
      <Table
        label={t("table.title")}
        head={[axes.region?.label ?? "", ...[...columns, ...effort].map((name) => t(`table.${name}`))]}
        rows={steering.regions.map(({ code, target, accepted, remaining, empty, forecast, pace, callers }) => {
          const { main, interval } = finish(forecast)
          return {
            key: code,
            cells: [
              region(code),
              number(target),
              number(accepted),
              number(remaining),
              forecast ? number(forecast.pace, 1) : "–",
              <span key="finish" className="inline-grid">
                <span className="font-medium">{main}</span>
                {interval && <span className="text-soft">{interval}</span>}
                {empty > 0 && <span className="text-warn">{t("finish.without", { n: empty })}</span>}
              </span>,
              percent(pace.contact),
              percent(pace.response),
              pace.perInterview === null ? "–" : number(pace.perInterview, 1),
              pace.needed === null ? "–" : number(pace.needed),
              number(callers),
            ],
          }
        })}
      />
      <p className="mt-2 max-w-3xl text-sm text-soft">{t("table.hint")}</p>
    </>
  )
}
