import { getTranslations } from "next-intl/server"
import { MarginTable } from "@/components/report/margin-table"
import { Card } from "@/components/ui/card"
import type { Margin } from "@/lib/report/board"
import type { ConditionWords } from "@/lib/report/conditions"

/** The quota's other tables, one under the other; nothing where the quota has one table only. */
export async function Margins({ margins, words }: { margins: readonly Margin[]; words: ConditionWords }) {
  const t = await getTranslations("board")
  if (margins.length === 0) return null
  return (
    <Card title={t("margins")}>
      <p className="mb-3 text-sm text-soft">{t("marginsHint")}</p>
      <div className="grid gap-6">
        {margins.map(({ dimensions, cells }) => (
          <MarginTable
            key={dimensions.join()}
            head={dimensions.length > 0 ? dimensions.map(words.dimension) : [t("everybody")]}
            rows={cells.map(({ conditions, ...figures }) => ({
              ...figures,
              key: JSON.stringify(conditions),
              names:
                dimensions.length > 0
                  ? dimensions.map((name) => words.code(name, conditions[name] ?? ""))
                  : [t("everybody")],
            }))}
          />
        ))}
      </div>
    </Card>
  )
}
