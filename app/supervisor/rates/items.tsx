import { getLocale, getTranslations } from "next-intl/server"
import { grouped } from "@/lib/grouped"
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
      rows={inOrder(items, study).map((item) => ({
        key: item.question,
        cells: [labelOf(item.question), types(`${item.verify}`), <Share key="share" of={item} />],
      }))}
    />
  )
}

/** As the questionnaire asks them. */
function inOrder(items: readonly ItemRate[], { definition }: Study): ItemRate[] {
  const names = definition.blocks.flatMap(({ questions }) => questions.map(({ name }) => name))
  return items.toSorted((one, other) => names.indexOf(one.question) - names.indexOf(other.question))
}

/** The words of each question; what is filled in for one respondent shows as dots, and namesakes have their names. */
export async function questionLabels(study: Study): Promise<(name: string) => string> {
  const locale = await getLocale()
  const questions = study.definition.blocks.flatMap((block) => block.questions)
  const words = questions.map(({ name, label }) => [name, wordsOf(label, locale).replace(/\$\{[^}]*\}/g, "…")] as const)
  const labels = new Map(words)
  const times = grouped(words, ([, label]) => label)
  return (name) => {
    const label = labels.get(name)
    if (!label) return name
    return (times.get(label)?.length ?? 0) > 1 ? `${label} (${name})` : label
  }
}
