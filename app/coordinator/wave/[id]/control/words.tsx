import { getFormatter, getLocale, getTranslations } from "next-intl/server"
import type { ControlStream } from "@/lib/report/control"
import { percentScoreIn } from "@/lib/report/format"
import { numberIn } from "@/lib/report/numbers"
import type { Rate } from "@/lib/verification/rates"

/** Figures and instants as this reader writes them. */
export async function figures() {
  const t = await getTranslations("control.rates")
  const locale = await getLocale()
  const format = await getFormatter()
  const percent = (share: number | null, decimals = 1) =>
    percentScoreIn(locale, share === null ? null : 100 * share, decimals)
  return {
    number: (n: number, decimals = 0) => numberIn(locale, n, decimals),
    percent,
    time: (at: Date) => format.dateTime(at, { dateStyle: "short", timeStyle: "short" }),
    /** `5,0 % (1,2–11,1)`, a dash where there is nothing. */
    rate: ({ rate, interval }: Pick<Rate, "rate" | "interval">) =>
      interval
        ? t("interval", { rate: percent(rate), lower: percent(interval.lower), upper: percent(interval.upper) })
        : percent(rate),
  }
}

/** An interviewer by number; the name beside it is for the screen and is not printed. */
export async function Interviewer({ number, person }: { number: number | null; person: string | null }) {
  const t = await getTranslations("control.coverage")
  if (number === null) return <span>–</span>
  return (
    <span>
      {t("interviewer", { number: String(number) })}
      {person && <span className="text-soft print:hidden"> · {person}</span>}
    </span>
  )
}

/** An interviewer and mode, or a source and mode. */
export async function StreamName({ of }: { of: ControlStream }) {
  const t = await getTranslations("control.coverage.sources")
  const modes = await getTranslations("common.modes")
  const mode = modes(of.mode as "phone")
  if (of.number === null)
    return (
      <span>
        {t((of.stream.split("/")[1] ?? "open") as "open")}, {mode}
      </span>
    )
  return (
    <span>
      <Interviewer number={of.number} person={of.person} />, {mode}
    </span>
  )
}
