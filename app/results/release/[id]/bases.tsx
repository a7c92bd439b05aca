import { getLocale, getTranslations } from "next-intl/server"
import { Card } from "@/components/ui/card"
import type { Bases as AllBases } from "@/lib/release/snapshot"
import { numberIn } from "@/lib/report/numbers"

/** What the figures are counted from, and what was left out of them. */
export async function Bases({ bases, voided }: { bases: AllBases; voided: number }) {
  const t = await getTranslations("release.view")
  const words = await getTranslations("common.modes")
  const locale = await getLocale()
  const parts = (of: Readonly<Record<string, number>>, name: (key: string) => string) =>
    Object.entries(of)
      .map(([key, n]) => `${name(key)}: ${numberIn(locale, n)}`)
      .join(", ")
  const lines = [
    [t("acceptedBase"), numberIn(locale, bases.accepted)],
    [t("byMode"), parts(bases.byMode, (mode) => words(mode as "phone"))],
    [t("bySource"), parts(bases.bySource, (source) => t(`sources.${source as "list"}`))],
    [t("overflow"), numberIn(locale, bases.overflow)],
    [t("screenedOut"), numberIn(locale, bases.screenedOut)],
    [t("voided"), numberIn(locale, voided)],
  ]
  return (
    <Card title={t("bases")}>
      <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[auto_1fr]">
        {lines.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-soft">{name}</dt>
            <dd className="mb-1">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
