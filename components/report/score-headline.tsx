import { getLocale, getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import type { Bounds, ScoreBounds } from "@/lib/doubt/interval"
import type { Scores } from "@/lib/release/scores"
import { percentScoreIn, scoreIn } from "@/lib/report/format"
import { numberIn } from "@/lib/report/numbers"
import type { ScoringSettings } from "@/lib/study/study"
import { Figure } from "../ui/card"

type Props = Readonly<{
  national: Scores["national"]
  n: number
  settings: ScoringSettings
  axis: string
  /** Where the figures may lie; null where it is not known. */
  bounds: ScoreBounds | null
  children?: ReactNode
}>

/** The mean, the satisfaction level and the base; `children` are further figures. */
export async function ScoreHeadline({ national: { score, services }, n, settings, axis, bounds, children }: Props) {
  const t = await getTranslations("release.view")
  const locale = await getLocale()
  const { mean, percent } = settings.decimals
  const between = (ends: Bounds | undefined, decimals: number) =>
    ends && t("between", { low: scoreIn(locale, ends.low, decimals), high: scoreIn(locale, ends.high, decimals) })
  return (
    <dl className="grid grid-cols-2 items-start gap-4 sm:grid-cols-4">
      <Figure
        name={t("mean")}
        value={scoreIn(locale, score?.mean, mean)}
        note={
          <>
            {between(bounds?.mean, mean)} <span className="block">{t("ofScale", settings.scale)}</span>
          </>
        }
      />
      <Figure
        name={t("satisfaction")}
        value={percentScoreIn(locale, score?.percent, percent)}
        note={
          <>
            {between(bounds?.percent, percent)} <span className="block">{t("topBox")}</span>
          </>
        }
      />
      <Figure
        name={t("respondents")}
        value={numberIn(locale, n)}
        note={services > 0 && axis && t("services", { axis, n: services })}
      />
      {children}
    </dl>
  )
}
