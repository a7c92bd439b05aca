import { getLocale, getTranslations } from "next-intl/server"
import { Notice } from "@/components/ui/notice"
import type { Catalogue } from "@/lib/analysis/catalogue"
import { MOST_COLUMNS } from "@/lib/analysis/disclosure"
import type { Shown } from "@/lib/analysis/evaluate"
import { type Dropped, MOST_ITEMS } from "@/lib/analysis/view"
import { wordsOf } from "@/lib/report/words"

/** What the address asked for and is not shown, with what to do. */
export async function DroppedNotice({ dropped, catalogue }: { dropped: readonly Dropped[]; catalogue: Catalogue }) {
  const t = await getTranslations("analysis.dropped")
  const locale = await getLocale()
  if (dropped.length === 0) return null
  const name = ({ part, word }: Dropped): string => {
    const known =
      part === "item"
        ? catalogue.items.find((one) => one.word === word)
        : catalogue.columns.find((one) => one.name === word)
    return known ? wordsOf(known.label, locale) : word
  }
  const words = (those: (one: Dropped) => boolean) => dropped.filter(those).map(name).join(", ")
  const unknown = words(({ why }) => why === "unknown")
  const many = (part: Dropped["part"]) => words((one) => one.why === "too_many" && one.part === part)
  const [items, breaks, filters] = [many("item"), many("break"), many("filter")]
  return (
    <Notice kind="warn">
      <p className="font-medium">{t("title")}</p>
      <ul className="list-disc pl-5">
        {unknown && <li className="wrap-anywhere">{t("unknown", { words: unknown })}</li>}
        {items && <li>{t("many_item", { words: items, most: MOST_ITEMS })}</li>}
        {breaks && <li>{t("many_break", { words: breaks })}</li>}
        {filters && <li>{t("many_filter", { words: filters, most: MOST_COLUMNS })}</li>}
      </ul>
    </Notice>
  )
}

/** Why a table is not shown: the codes of its filters that too few people have. */
export async function RefusedNotice({
  shown,
  catalogue,
  smallest,
}: {
  shown: Shown
  catalogue: Catalogue
  smallest: number
}) {
  const t = await getTranslations("analysis.withheld")
  const locale = await getLocale()
  const codes = shown.refused.map(({ column, code }) => {
    const found = catalogue.columns.find(({ name }) => name === column)
    const label = found?.codes.find((one) => one.code === code)?.label
    return t("code", { column: wordsOf(found?.label, locale) || column, code: wordsOf(label, locale) || code })
  })
  return (
    <Notice kind="warn">
      <p className="font-medium">{t("title", { what: [...new Set(codes)].join(", ") })}</p>
      <p>{t("why", { n: smallest })}</p>
    </Notice>
  )
}
