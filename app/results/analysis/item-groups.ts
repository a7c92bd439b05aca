// Items to pick under the headings where people look for them.
import { getLocale, getTranslations } from "next-intl/server"
import type { Catalogue, ViewItem } from "@/lib/analysis/catalogue"
import { wordsOf } from "@/lib/report/words"

export type ItemGroup = Readonly<{ name: string; items: readonly Readonly<{ word: string; words: string }>[] }>

export async function itemGroups({ items }: Catalogue): Promise<ItemGroup[]> {
  const t = await getTranslations("analysis.pick")
  const locale = await getLocale()
  const groups = new Map<string, { word: string; words: string }[]>()
  for (const item of items) {
    const name = groupOf(item, { scores: t("scores"), criteria: t("criteria") }, locale)
    const words = wordsOf(item.label, locale)
    const said =
      item.kind === "criterion" ? t("criterionIn", { criterion: words, form: wordsOf(item.group, locale) }) : words
    groups.set(name, [...(groups.get(name) ?? []), { word: item.word, words: said }])
  }
  return [...groups].map(([name, items]) => ({ name, items }))
}

function groupOf(item: ViewItem, own: { scores: string; criteria: string }, locale: string): string {
  if (item.kind === "score") return own.scores
  return item.kind === "criterion" ? own.criteria : wordsOf(item.group, locale)
}
