import { getTranslations } from "next-intl/server"
import { Card } from "@/components/ui/card"
import type { Control } from "@/lib/report/control"
import type { GroupRates } from "@/lib/verification/rates"
import { Funnel } from "./funnel"
import { Table } from "./table"
import { figures } from "./words"

const TYPES = [1, 2, 3] as const

/** Error rates by type with their intervals; each part by itself. */
export async function ErrorRateTables({ control }: { control: Control }) {
  const t = await getTranslations("control.rates")
  const { random, risk } = control.rates
  return (
    <Card title={t("title")}>
      <p className="mb-3 max-w-3xl text-sm text-soft">{t("hint")}</p>
      <ByType rates={random.all} label={t("title")} />
      {risk.all.checked > 0 && (
        <div className="mt-4">
          <p className="mb-2 text-sm text-soft">{t("riskHint")}</p>
          <ByType rates={risk.all} label={t("riskHint")} />
        </div>
      )}
      <div className="mt-5">
        <Funnel control={control} />
      </div>
    </Card>
  )
}

async function ByType({ rates, label }: { rates: GroupRates; label: string }) {
  const t = await getTranslations("control.rates")
  const { rate, number } = await figures()
  if (rates.checked === 0) return <p className="text-sm text-soft">{t("none")}</p>
  const of = (hits: number, all: number) => t("of", { hits: number(hits), of: number(all) })
  return (
    <Table
      label={label}
      head={[t("type"), t("differing"), t("discrepant"), t("items")]}
      rows={TYPES.map((verify) => {
        const { differing, discrepant, items } = rates.byType[verify]
        return {
          key: String(verify),
          cells: [
            t(`types.${verify}`),
            ...[differing, discrepant, items].map((one) => (
              <span key={`${one.hits}/${one.of}`}>
                {rate(one)} <span className="block text-soft">{of(one.hits, one.of)}</span>
              </span>
            )),
          ],
        }
      })}
    />
  )
}
