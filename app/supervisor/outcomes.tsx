import { useLocale, useTranslations } from "next-intl"
import { Bar } from "@/components/ui/bar"
import { Card, Empty } from "@/components/ui/card"
import { numberIn } from "@/lib/report/numbers"

/** How today's calls of the team ended. */
export function Outcomes({ outcomes }: { outcomes: readonly { code: string; count: number }[] }) {
  const t = useTranslations("supervisor")
  const words = useTranslations("disposition.codes")
  const locale = useLocale()
  const most = Math.max(0, ...outcomes.map(({ count }) => count))
  return (
    <Card title={t("outcomes")}>
      {outcomes.length === 0 ? (
        <Empty>{t("noOutcomes")}</Empty>
      ) : (
        <dl className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-2 text-sm sm:grid-cols-[14rem_1fr_auto]">
          {outcomes.map(({ code, count }) => {
            const name = words(code as "complete")
            const shown = numberIn(locale, count)
            return (
              <div key={code} className="contents">
                <dt>{name}</dt>
                <dd className="max-sm:hidden">
                  <Bar of={most} parts={[{ value: count, look: "accent" }]} label={`${name}: ${shown}`} />
                </dd>
                <dd className="text-right font-medium">{shown}</dd>
              </div>
            )
          })}
        </dl>
      )}
    </Card>
  )
}
