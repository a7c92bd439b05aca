import { ArrowUp, TriangleAlert } from "lucide-react"
import { getLocale, getTranslations } from "next-intl/server"
import { Status } from "@/components/ui/status"
import { changeIn, percentScoreIn, scoreIn } from "@/lib/report/format"
import { numberIn } from "@/lib/report/numbers"
import type { Interval } from "@/lib/verification/binomial"
import { funnelLimits, funnelZone } from "@/lib/verification/funnel"
import type { Counted } from "@/lib/verification/hold"
import type { Rate } from "@/lib/verification/rates"

/** Figures as this reader writes them; a dash where there is nothing to say. */
export async function figures() {
  const locale = await getLocale()
  const percent = (share: number | null, decimals = 1) =>
    percentScoreIn(locale, share === null ? null : 100 * share, decimals)
  return {
    percent,
    number: (n: number) => numberIn(locale, n),
    score: (n: number | null | undefined) => scoreIn(locale, n, 2),
    change: (n: number | null | undefined) => changeIn(locale, n, 2),
    range: ({ lower, upper }: Interval) => `${scoreIn(locale, 100 * lower, 1)}–${percent(upper)}`,
  }
}

type Shown = Counted & Pick<Rate, "rate" | "interval">

/** A share, how it was counted, and its interval. */
export async function Share({ of: share }: { of: Shown }) {
  const t = await getTranslations("rates")
  const { percent, number, range } = await figures()
  if (share.rate === null) return <span className="text-soft">{percent(null)}</span>
  return (
    <>
      <span className="font-medium">{percent(share.rate)}</span>
      <span className="block text-soft">
        <span className="whitespace-nowrap">{t("of", { hits: number(share.hits), of: number(share.of) })}</span>
        {share.interval && (
          <>
            ; <span className="whitespace-nowrap">{range(share.interval)}</span>
          </>
        )}
      </span>
    </>
  )
}

/** What chance explains around the share that is usual, and whether the count lies beyond it. */
export async function Usual({ of: { hits, of }, share }: { of: Counted; share: number | null }) {
  const t = await getTranslations("rates.usual")
  const { number } = await figures()
  if (share === null || of === 0) return null
  const { least, most } = funnelLimits(of, share)
  const zone = hits > most ? funnelZone(hits, of, share) : "usual"
  return (
    <>
      <span className="block text-soft">{t("limits", { least: number(least), most: number(most) })}</span>
      {zone !== "usual" && (
        <Status look={zone === "warn" ? "warn" : "bad"} icon={zone === "warn" ? ArrowUp : TriangleAlert}>
          {t(zone)}
        </Status>
      )}
    </>
  )
}
