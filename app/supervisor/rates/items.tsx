import { getLocale, getTranslations } from "next-intl/server"
import { wordsOf } from "@/lib/report/words"
import type { Study } from "@/lib/study/study"
import type { ItemRate } from "@/lib/verification/rates"
import { Table } from "./table"
import { Share } from "./words"

/** How often each question was answered differently. */
export async function ByItem({ items, study, label }: { items: readonly ItemRate[]; study: Study; label: string }) {
  const t = await getTranslations("rates.item")
  const types = await getTranslations("rates.types")
  const labelOf = await questionLabels(study)
  return (
    <Table
      label={label}
      head={[t("question"), t("type"), t("differ")]}
      rows={items.map((item) => ({
        key: item.question,
        cells: [labelOf(item.question), types(`${item.verify}`), <Share key="share" of={item} />],
      }))}
    />
  )
}

/** The words of each question; what is filled in for one respondent shows as dots. */
export async function questionLabels(study: Study): Promise<(name: string) => string> {
  const locale = await getLocale()
  const labels = new Map(
    study.definition.blocks.flatMap(({ questions }) => questions.map(({ name, label }) => [name, label] as const)),
  )
  return (name) => wordsOf(labels.get(name), locale).replace(/\$\{[^}]*\}/g, "…") || name
}
