"use client"
import { createColumnHelper, tableFeatures, useTable } from "@tanstack/react-table"
import { useLocale, useTranslations } from "next-intl"
import { type ClipboardEvent, createContext, type KeyboardEvent, useContext, useMemo } from "react"
import { cellKey } from "@/lib/quota/cells"
import { type NumberTerm, numberOf, textOf } from "@/lib/quota/draft"
import type { Layout, SheetValue } from "@/lib/quota/sheet"
import { numberIn } from "@/lib/report/numbers"
import { useEditing } from "./editing"
import { Place } from "./place"

const Shown = createContext<Readonly<{ layout: Layout; term: NumberTerm }> | null>(null)

// One component whatever the columns are: a new one would take the field from under the cursor at every push.
function GridPlace({ row, column }: { row: { index: number; original: SheetValue }; column: { id: string } }) {
  const { layout, term } = useContext(Shown)!
  const index = Number(column.id)
  const across = layout.columns[index] ?? null
  const conditions = useMemo(() => layout.conditionsAt(row.original, across), [layout, row.original, across])
  const name = across ? `${row.original.label}, ${across.label}` : row.original.label
  return <Place {...{ conditions, name, term }} row={row.index} column={index} />
}

const features = tableFeatures({})
const helper = createColumnHelper<typeof features, SheetValue>()

type Props = {
  layout: Layout
  term: NumberTerm
  label: string
  paste: (text: string, from: { row: number; column: number }) => void
}

/** A table of one or two dimensions, a field a cell, with live sums. Arrows and Enter move; a block is pasted anywhere. */
export function TargetGrid({ layout, term, label, paste }: Props) {
  const t = useTranslations("target")
  const { cells, draft } = useEditing()
  const { rows, columns: across, conditionsAt, down } = layout
  const columns = useMemo(() => {
    const places = across.length > 0 ? across : [null]
    return helper.columns([
      helper.display({ id: "name", header: down, cell: ({ row }) => row.original.label }),
      ...places.map((column, index) =>
        helper.display({
          id: String(index),
          header: () => (column ? <span title={column.label}>{column.short}</span> : t(`terms.${term}`)),
          cell: GridPlace,
        }),
      ),
    ])
  }, [across, down, term, t])
  const table = useTable({ features, columns, data: rows as SheetValue[], getRowId: ({ code }) => code })

  const sums = useMemo(() => {
    const at = (row: SheetValue, column: SheetValue | null) => {
      const key = cellKey(conditionsAt(row, column))
      return Math.max(0, numberOf(textOf(draft[key], cells.get(key)?.terms, term)) ?? 0)
    }
    const places = across.length > 0 ? across : [null]
    const byRow = rows.map((row) => places.reduce((sum, column) => sum + at(row, column), 0))
    const byColumn = places.map((column) => rows.reduce((sum, row) => sum + at(row, column), 0))
    return { byRow, byColumn, all: byRow.reduce((sum, n) => sum + n, 0) }
  }, [across, cells, conditionsAt, draft, rows, term])
  const locale = useLocale()
  const n = (value: number) => numberIn(locale, value)
  const wide = across.length > 0

  const shown = useMemo(() => ({ layout, term }), [layout, term])
  return (
    <Shown.Provider value={shown}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys and the clipboard come up from the fields in it */}
      <div
        onKeyDown={move}
        onPaste={(event) => takeBlock(event, paste)}
        className="max-h-[70dvh] overflow-auto rounded-md border border-line"
      >
        <table className="border-separate border-spacing-0 text-sm">
          <caption className="sr-only">{label}</caption>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((header, index) => (
                  <th
                    key={header.id}
                    scope="col"
                    className={`sticky top-0 border-b border-line-strong bg-surface px-1.5 py-2 align-bottom font-medium ${
                      index === 0 ? "left-0 z-[2] min-w-52 text-left" : "z-[1] min-w-20 max-w-24 text-right break-words"
                    }`}
                  >
                    <table.FlexRender header={header} />
                  </th>
                ))}
                {wide && (
                  <th
                    scope="col"
                    className="sticky top-0 border-b border-line-strong bg-surface px-2 py-2 text-right align-bottom"
                  >
                    {t("sum")}
                  </th>
                )}
              </tr>
            ))}
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <tr key={row.id}>
                {row.getAllCells().map((cell, index) =>
                  index === 0 ? (
                    <th
                      key={cell.id}
                      scope="row"
                      className="sticky left-0 z-[1] max-w-60 border-b border-line bg-surface px-1.5 py-1 text-left font-normal"
                    >
                      <table.FlexRender cell={cell} />
                    </th>
                  ) : (
                    <td key={cell.id} className="border-b border-line px-1 py-1 align-top">
                      <table.FlexRender cell={cell} />
                    </td>
                  ),
                )}
                {wide && (
                  <td className="border-b border-line px-2 py-1 text-right font-medium">
                    {n(sums.byRow[row.index] ?? 0)}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th
                scope="row"
                className="sticky bottom-0 left-0 z-[2] border-t border-line-strong bg-surface px-1.5 py-2 text-left"
              >
                {t("sum")}
              </th>
              {sums.byColumn.map((sum, index) => (
                <td
                  key={across[index]?.code ?? "value"}
                  className="sticky bottom-0 z-[1] border-t border-line-strong bg-surface px-2 py-2 text-right font-medium"
                >
                  {n(sum)}
                </td>
              ))}
              {wide && (
                <td className="sticky bottom-0 z-[1] border-t border-line-strong bg-surface px-2 py-2 text-right font-semibold">
                  {n(sums.all)}
                </td>
              )}
            </tr>
          </tfoot>
        </table>
      </div>
    </Shown.Provider>
  )
}

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Enter: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Up, down and Enter go to the next row; left and right only from the end of what is typed. */
function move(event: KeyboardEvent<HTMLDivElement>): void {
  const field = event.target
  const step = MOVES[event.key]
  if (!(field instanceof HTMLInputElement) || !step || event.ctrlKey || event.metaKey || event.altKey) return
  const { selectionStart, selectionEnd, value } = field
  const all = selectionStart === 0 && selectionEnd === value.length
  if (event.key === "ArrowLeft" && selectionEnd !== 0 && !all) return
  if (event.key === "ArrowRight" && selectionStart !== value.length && !all) return
  const down = event.key === "Enter" && event.shiftKey ? -1 : step[0]
  const row = Number(field.dataset.row) + down
  const column = Number(field.dataset.column) + step[1]
  const next = event.currentTarget.querySelector<HTMLInputElement>(`[data-row="${row}"][data-column="${column}"]`)
  event.preventDefault()
  next?.focus()
  next?.select()
}

function takeBlock(event: ClipboardEvent<HTMLDivElement>, paste: Props["paste"]): void {
  const text = event.clipboardData.getData("text/plain")
  const field = event.target
  if (!/[\t\n\r]/.test(text.trim()) || !(field instanceof HTMLInputElement)) return
  event.preventDefault()
  paste(text, { row: Number(field.dataset.row ?? 0), column: Number(field.dataset.column ?? 0) })
}
