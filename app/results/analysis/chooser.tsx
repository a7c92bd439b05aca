import Link from "next/link"
import { getLocale, getTranslations } from "next-intl/server"
import { Button, buttonLook } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Field, Select } from "@/components/ui/field"
import { MOST_COLUMNS } from "@/lib/analysis/disclosure"
import { addressOf, MOST_ITEMS, WAVE } from "@/lib/analysis/view"
import { wordsOf } from "@/lib/report/words"
import { itemGroups } from "./item-groups"
import type { Asked } from "./load"
import { TickList } from "./tick-list"

/** A plain form: what is asked for is an address that can be shared. */
export async function Chooser({ asked: { waves, wave, catalogue, view } }: { asked: Asked }) {
  const t = await getTranslations("analysis.pick")
  const locale = await getLocale()
  const groups = await itemGroups(catalogue)
  const filtered = Object.values(view.filters).reduce((sum, codes) => sum + codes.length, 0)
  return (
    <Card className="print:hidden">
      {/* Another view is another form: what was ticked in the last one is not carried over. */}
      <form key={String(addressOf(view))} method="get" className="grid gap-4">
        <Field label={t("wave")} className="w-full sm:w-80">
          {(control) => (
            <Select {...control} name="wave" defaultValue={wave.id}>
              {waves.map(({ id, name, practice }) => (
                <option key={id} value={id}>
                  {practice ? t("practice", { name }) : name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Part name={t("items")} count={view.items.length} open={view.items.length === 0}>
          <p className="text-sm text-soft">{t("itemsHint", { most: MOST_ITEMS })}</p>
          {groups.map(({ name, items }) => (
            <TickList
              key={name}
              title={name}
              field="item"
              ticked={view.items}
              choices={items.map(({ word, words }) => ({ value: word, words }))}
            />
          ))}
        </Part>
        <div className="flex flex-wrap gap-4">
          {[t("first"), t("second")].map((label, at) => (
            <Field key={label} label={label} className="w-full sm:w-72">
              {(control) => (
                <Select {...control} name="by" defaultValue={view.breaks[at] ?? ""}>
                  <option value="">{t("none")}</option>
                  {catalogue.columns.map(({ name, label }) => (
                    <option key={name} value={name}>
                      {wordsOf(label, locale)}
                    </option>
                  ))}
                  {catalogue.waves.length > 1 && <option value={WAVE}>{t("waves")}</option>}
                </Select>
              )}
            </Field>
          ))}
        </div>
        <Part name={t("filters")} count={filtered} open={filtered > 0}>
          <p className="text-sm text-soft">{t("filtersHint", { most: MOST_COLUMNS })}</p>
          {catalogue.columns.map(({ name, label, codes }) => (
            <TickList
              key={name}
              title={wordsOf(label, locale)}
              field={`f.${name}`}
              ticked={view.filters[name] ?? []}
              choices={codes.map(({ code, label }) => ({ value: code, words: wordsOf(label, locale) }))}
            />
          ))}
        </Part>
        <div className="flex flex-wrap gap-2">
          <Button look="primary" type="submit">
            {t("show")}
          </Button>
          <Link href={`/results/analysis?wave=${wave.id}`} className={buttonLook("quiet")}>
            {t("clear")}
          </Link>
        </div>
      </form>
    </Card>
  )
}

async function Part(props: { name: string; count: number; open: boolean; children: React.ReactNode }) {
  const t = await getTranslations("analysis.pick")
  return (
    <details open={props.open}>
      <summary className="cursor-pointer py-1 font-medium hover:text-accent">
        {props.name}
        {props.count > 0 && (
          <span className="ml-2 text-sm font-normal text-soft">{t("chosen", { count: props.count })}</span>
        )}
      </summary>
      <div className="grid gap-1 pl-4">{props.children}</div>
    </details>
  )
}
