"use client"
import { type SortingState, useTable } from "@tanstack/react-table"
import clsx from "clsx"
import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react"
import { useLocale, useTranslations } from "next-intl"
import { useMemo, useState } from "react"
import type { NamedAxes } from "@/lib/report/axes"
import { numberIn } from "@/lib/report/numbers"
import { Button } from "../ui/button"
import { Empty } from "../ui/card"
import { Field, Select } from "../ui/field"
import { BoardCards } from "./board-cards"
import { columnsOf, features, isWords } from "./board-columns"
import { BoardFilters, useBoardFilter } from "./board-filters"
import { type BoardRow, type BoardView, keeps, rowKey } from "./board-row"

const AT_ONCE = 50
const SORTS = { asc: ArrowUp, desc: ArrowDown, none: ArrowUpDown } as const

type Props = {
  view: BoardView
  rows: readonly BoardRow[]
  axes: NamedAxes
  /** The wave's address: with it, every number opens what it is made of. */
  base?: string
}

/** The quota table of one view: filtered, sorted, searched; as cards on a phone. */
export function BoardTable({ view, rows, axes, base }: Props) {
  const t = useTranslations("coordinator.board")
  const locale = useLocale()
  const [filter] = useBoardFilter()
  const [sorting, setSorting] = useState<SortingState>([])
  const [shown, setShown] = useState(AT_ONCE)
  const { region, service, state, q } = filter
  const columns = useMemo(
    () => columnsOf({ view, axes, base, locale, region, t }),
    [view, axes, base, locale, region, t],
  )
  const data = useMemo(
    () => rows.filter((row) => keeps({ region, service, state, q }, row)),
    [rows, region, service, state, q],
  )
  const table = useTable({ features, columns, data, getRowId: rowKey, state: { sorting }, onSortingChange: setSorting })
  const sorted = table.getRowModel().rows
  const visible = sorted.slice(0, shown)

  return (
    <div>
      <BoardFilters view={view} axes={axes} />
      <Field label={t("sortBy")} className="mb-3 sm:hidden">
        {(control) => (
          <Select
            {...control}
            value={sorting[0]?.id ?? ""}
            onChange={(event) => {
              const id = event.target.value
              setSorting(id ? [{ id, desc: !isWords(id) || id === "percent" }] : [])
            }}
          >
            <option value="">{t("ownOrder")}</option>
            {table.getAllLeafColumns().map((column) => (
              <option key={column.id} value={column.id}>
                {String(column.columnDef.header)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <p role="status" className="mb-2 text-sm text-soft">
        {t("lines", { shown: numberIn(locale, sorted.length), all: numberIn(locale, rows.length) })}
      </p>
      {sorted.length === 0 && <Empty>{rows.length === 0 ? t("nothing") : t("nothingFound")}</Empty>}
      {sorted.length > 0 && (
        <>
          <div className="hidden overflow-x-auto sm:block print:block print:overflow-visible">
            <table className="w-full border-collapse text-sm print:text-[0.6rem]">
              <thead>
                {table.getHeaderGroups().map((group) => (
                  <tr key={group.id} className="border-b border-line-strong">
                    {group.headers.map((header) => {
                      const order = header.column.getIsSorted()
                      const Icon = SORTS[order || "none"]
                      return (
                        <th
                          key={header.id}
                          scope="col"
                          aria-sort={order === "asc" ? "ascending" : order === "desc" ? "descending" : "none"}
                          className={clsx(
                            "px-1.5 py-1 align-bottom print:px-0.5",
                            isWords(header.id) ? "text-left" : "text-right",
                          )}
                        >
                          <button
                            type="button"
                            onClick={header.column.getToggleSortingHandler()}
                            className="inline-flex min-h-8 items-center gap-0.5 font-medium hover:text-accent"
                          >
                            <table.FlexRender header={header} />
                            <Icon
                              aria-hidden
                              className={clsx("size-3.5 shrink-0 print:hidden", !order && "text-line-strong")}
                            />
                          </button>
                        </th>
                      )
                    })}
                  </tr>
                ))}
              </thead>
              <tbody>
                {visible.map((row) => (
                  <tr key={row.id} className="border-b border-line hover:bg-sunken">
                    {row.getAllCells().map((cell, index) => {
                      const Cell = index === 0 ? "th" : "td"
                      const look = isWords(cell.column.id) ? "text-left" : "text-right"
                      return (
                        <Cell
                          key={cell.id}
                          {...(index === 0 && { scope: "row" })}
                          className={clsx("px-1.5 py-1.5 font-normal print:px-0.5 print:py-0.5", look)}
                        >
                          <table.FlexRender cell={cell} />
                        </Cell>
                      )
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <BoardCards view={view} base={base} rows={visible.map((row) => row.original)} />
        </>
      )}
      {sorted.length > shown && (
        <Button className="mt-3 w-full print:hidden" onClick={() => setShown(shown + 10 * AT_ONCE)}>
          {t("more", { count: numberIn(locale, sorted.length - shown) })}
        </Button>
      )}
    </div>
  )
}
