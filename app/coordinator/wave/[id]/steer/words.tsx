import { getFormatter, getLocale, getTranslations } from "next-intl/server"
import type { Conditions } from "@/lib/quota/cells"
import { plusDays } from "@/lib/quota/field-days"
import type { Forecast } from "@/lib/quota/forecast"
import type { Reason } from "@/lib/quota/warnings"
import { type NamedAxes, nameIn } from "@/lib/report/axes"
import { numberIn, percentIn } from "@/lib/report/numbers"
import type { Asked, ListSupply } from "@/lib/sample/list-request"

/** Places, dates and forecasts as this reader says them. */
export async function wordsFor(axes: NamedAxes, today: string, requestName?: (request: Asked) => string) {
  const t = await getTranslations("steer")
  const locale = await getLocale()
  const format = await getFormatter()
  const number = (n: number, decimals = 0) => numberIn(locale, n, decimals)
  const date = (day: string) => format.dateTime(new Date(`${day}T00:00:00Z`), { dateStyle: "short", timeZone: "UTC" })
  /** A forecast's day: today is 1. */
  const day = (n: number) => date(plusDays(today, Math.max(0, n - 1)))
  /** What the register of list requests says, after why there is nobody to ask. */
  const listed = (list: ListSupply | undefined) =>
    list ? ` ${t(`supply.${list.state}`, { requests: list.requests.map(nameOf).join("; ") })}` : ""
  const nameOf = (request: Asked) => requestName?.(request) ?? request.reference ?? request.body ?? ""
  const languages = new Intl.DisplayNames([locale], { type: "language" })
  return {
    t,
    number,
    date,
    day,
    percent: (share: number | null) => (share === null ? "–" : percentIn(locale, 100 * share)),
    region: (code: string) => nameIn(axes, "region", code || null)?.label ?? t("whole"),
    /** `Atyrau, C24 Passports`, as far as the conditions say. */
    place: ({ region, service }: Conditions) => {
      const named = service === undefined ? null : nameIn(axes, "service", service)
      const parts = [region === undefined ? null : nameIn(axes, "region", region)?.label, named?.full ?? named?.label]
      return parts.filter(Boolean).join(", ")
    },
    /** When it is full, with the interval in brackets. */
    finish: (of: Forecast | null): { main: string; interval: string | null } => {
      if (of === null) return { main: t("finish.early"), interval: null }
      if (of.median === 0) return { main: t("finish.done"), interval: null }
      if (of.median === null) {
        const main = of.runsOut >= 0.5 ? t("finish.runsOut") : t("finish.never")
        return { main, interval: of.low === null ? null : t("finish.notBefore", { day: day(of.low) }) }
      }
      const low = day(of.low ?? of.median)
      const interval = of.high === null ? t("finish.from", { low }) : t("finish.between", { low, high: day(of.high) })
      return { main: day(of.median), interval }
    },
    reason: (reason: Reason): string => {
      switch (reason.kind) {
        case "no_list":
          return t("reasons.no_list", { short: reason.short }) + listed(reason.list)
        case "used_up":
          return (
            t("reasons.used_up", { short: reason.short, cases: reason.cases, overflow: reason.overflow }) +
            listed(reason.list)
          )
        case "cells":
          return t("reasons.cells", { cells: reason.cells, short: reason.short })
        case "low_response": {
          const { low, expected, high, response } = reason.supply
          return t("reasons.low_response", {
            ...{ left: reason.left, remaining: reason.remaining, response: percentIn(locale, 100 * response) },
            ...{ low: number(Math.floor(low)), expected: number(Math.round(expected)), high: number(Math.ceil(high)) },
          })
        }
        case "nobody":
          return t("reasons.nobody")
        case "no_language":
          return t("reasons.no_language", {
            cases: reason.cases,
            language: languages.of(reason.language) ?? reason.language,
          })
        case "too_slow":
          return reason.days === null ? t("reasons.no_date") : t("reasons.too_slow", { days: reason.days })
      }
    },
  }
}
