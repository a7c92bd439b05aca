"use client"
import { useLocale, useTranslations } from "next-intl"
import { useMemo } from "react"
import { Field, Select } from "@/components/ui/field"
import { cellKey } from "@/lib/quota/cells"
import { NUMBER_TERMS, numberOf, textOf } from "@/lib/quota/draft"
import { cellName, layoutOf, type Sheet, type SheetDimension } from "@/lib/quota/sheet"
import { numberIn } from "@/lib/report/numbers"
import { useEditing } from "./editing"
import { Place } from "./place"

type Props = { sheet: Sheet; chosen: string; choose: (code: string) => void }

/** The dimension that is chosen from, rather than listed. */
export const longestOf = ({ dimensions }: Sheet): SheetDimension | undefined =>
  [...dimensions].sort((a, b) => b.values.length - a.values.length)[0]

/** The same table as a list: one line of the longer dimension at a time. For phones, and for three dimensions. */
export function TargetList({ sheet, chosen, choose }: Props) {
  const t = useTranslations("target")
  const locale = useLocale()
  const { cells, draft } = useEditing()
  const long = longestOf(sheet)
  const chooses = sheet.dimensions.length > 1 && long !== undefined
  const code = long?.values.find((value) => value.code === chosen)?.code ?? long?.values[0]?.code ?? ""
  // The chosen value stands above the list; each line says the rest.
  const rest = chooses ? { dimensions: sheet.dimensions.filter((dimension) => dimension !== long) } : sheet
  const shown = useMemo(() => {
    const layout = layoutOf(sheet)
    const row = layout?.rows.find((value) => value.code === code)
    if (layout?.across && row) return layout.columns.map((column) => layout.conditionsAt(row, column))
    if (layout) return layout.rows.map((value) => layout.conditionsAt(value, null))
    return sheet.cells.map(({ conditions }) => conditions).filter((of) => !long || of[long.name] === code)
  }, [sheet, code, long])
  const sum = shown.reduce((all, conditions) => {
    const key = cellKey(conditions)
    return all + Math.max(0, numberOf(textOf(draft[key], cells.get(key)?.terms, "target")) ?? 0)
  }, 0)
  return (
    <div className="grid gap-3">
      {chooses && (
        <Field label={long.label}>
          {(control) => (
            <Select {...control} value={code} onChange={(event) => choose(event.target.value)}>
              {long.values.map((value) => (
                <option key={value.code} value={value.code}>
                  {value.label}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <ul className="grid gap-2">
        {shown.map((conditions, row) => {
          const cell = cells.get(cellKey(conditions))
          const name = cellName(sheet, conditions)
          return (
            <li key={name} className="grid gap-2 rounded-md border border-line p-3">
              <div className="flex flex-wrap justify-between gap-2">
                <span className="font-medium">{cellName(rest, conditions)}</span>
                {cell && (
                  <span className="text-sm text-soft">
                    {t("taken", { accepted: cell.accepted, reserved: cell.reserved })}
                  </span>
                )}
              </div>
              <div className="grid grid-cols-3 items-end gap-2">
                {NUMBER_TERMS.map((term, column) => (
                  <div key={term} className="grid gap-1 text-sm">
                    <span aria-hidden>{t(`terms.${term}`)}</span>
                    <Place {...{ conditions, name, term, row, column }} />
                  </div>
                ))}
              </div>
            </li>
          )
        })}
      </ul>
      <p className="flex justify-between rounded-md bg-sunken p-3 font-semibold">
        <span>{t("sum")}</span>
        <span>{numberIn(locale, sum)}</span>
      </p>
    </div>
  )
}
