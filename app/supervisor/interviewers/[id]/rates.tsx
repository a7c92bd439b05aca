import { useLocale, useTranslations } from "next-intl"
import { Card } from "@/components/ui/card"
import { numberIn } from "@/lib/report/numbers"
import { VERIFY_TYPES } from "@/lib/verification/comparison"
import { groupRates, type NamedRates, type Rates } from "@/lib/verification/rates"
import { rateText } from "../../rate-words"

/** Shares of interviews with a discrepancy by type: random checks, and those on suspicion by themselves. */
export function RateTables({ rates, personId }: { rates: Rates; personId: string }) {
  const t = useTranslations("desk.rates")
  const own = (of: readonly NamedRates[]) => of.find(({ key }) => key === personId)
  const [random, risk] = [own(rates.random.interviewers), own(rates.risk.interviewers)]
  return (
    <Card title={t("title")}>
      <p className="mb-3 max-w-3xl text-sm text-soft">{t("hint")}</p>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-2">
        <RateTable caption={t("random")} of={random} all={rates.random.all} />
        {risk && <RateTable caption={t("risk")} of={risk} />}
      </div>
    </Card>
  )
}

const NONE = groupRates({ checked: 0, types: [] })

type Props = { caption: string; of: Pick<NamedRates, "byType"> | undefined; all?: Pick<NamedRates, "byType"> }

function RateTable({ caption, of = NONE, all }: Props) {
  const t = useTranslations("desk.rates")
  const types = useTranslations("verification.compare.types")
  const locale = useLocale()
  return (
    <table className="w-full border-collapse self-start text-left text-sm">
      <caption className="pb-1 text-left font-medium">{caption}</caption>
      <thead>
        <tr className="border-b border-line-strong align-bottom">
          <th scope="col" className="py-1 pr-2 font-medium">
            {t("type")}
          </th>
          <th scope="col" className="px-2 py-1 text-right font-medium">
            {t("interviews")}
          </th>
          <th scope="col" className="py-1 pl-2 text-right font-medium">
            {t("share")}
          </th>
        </tr>
      </thead>
      <tbody>
        {VERIFY_TYPES.map((verify) => {
          const { discrepant } = of.byType[verify]
          const usual = all?.byType[verify].discrepant
          return (
            <tr key={verify} className="border-b border-line align-top">
              <th scope="row" className="py-1.5 pr-2 font-normal">
                {types(`${verify}`)}
              </th>
              <td className="px-2 py-1.5 text-right whitespace-nowrap">
                {t("of", { hits: numberIn(locale, discrepant.hits), of: numberIn(locale, discrepant.of) })}
              </td>
              <td className="py-1.5 pl-2 text-right">
                <span className="block">{rateText(locale, discrepant)}</span>
                {usual && usual.of > 0 && (
                  <span className="block text-soft">{t("usual", { rate: rateText(locale, usual) })}</span>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
