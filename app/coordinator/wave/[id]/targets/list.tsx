"use client"
import { useTranslations } from "next-intl"
import { useMemo, useState } from "react"
import { Field, Select } from "@/components/ui/field"
import { cellKey } from "@/lib/quota/cells"
import { NUMBER_TERMS } from "@/lib/quota/draft"
import { cellName, layoutOf, type Sheet } from "@/lib/quota/sheet"
import { useEditing } from "./editing"
import { Place } from "./place"

/** The same table as a list: one line of the longer dimension at a time. For phones, and for three dimensions. */
export function TargetList({ sheet }: { sheet: Sheet }) {
  const t = useTranslations("target")
  const { cells } = useEditing()
  const [long] = useMemo(() => [...sheet.dimensions].sort((a, b) => b.values.length - a.values.length), [sheet])
  const chooses = sheet.dimensions.length > 1 && long !== undefined
  const [chosen, setChosen] = useState("")
  const code = chosen || long?.values[0]?.code || ""
  const shown = useMemo(() => {
    const layout = layoutOf(sheet)
    const row = layout?.rows.find((value) => value.code === code)
    if (layout?.across && row) return layout.columns.map((column) => layout.conditionsAt(row, column))
    if (layout) return layout.rows.map((value) => layout.conditionsAt(value, null))
    return sheet.cells.map(({ conditions }) => conditions).filter((of) => !long || of[long.name] === code)
  }, [sheet, code, long])
  return (
    <div className="grid gap-3">
      {chooses && (
        <Field label={long.label}>
          {(control) => (
            <Select {...control} value={code} onChange={(event) => setChosen(event.target.value)}>
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
                <span className="font-medium">{name}</span>
                {cell && (
                  <span className="text-sm text-soft">
                    {t("taken", { accepted: cell.accepted, reserved: cell.reserved })}
                  </span>
                )}
              </div>
              <div className="grid grid-cols-3 gap-2">
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
    </div>
  )
}
