"use client"
import { useTranslations } from "next-intl"
import { CellState, Count, Needed, Percent, Place, Rate } from "./board-cell"
import { type BoardRow, type BoardView, linksOf, rowKey } from "./board-row"

type Props = { view: BoardView; rows: readonly BoardRow[]; base: string | undefined }

/** The same lines where a table has no room. */
export function BoardCards({ view, rows, base }: Props) {
  return (
    <ul className="grid gap-2 sm:hidden print:hidden">
      {rows.map((row) => (
        <BoardCard key={rowKey(row)} view={view} row={row} base={base} />
      ))}
    </ul>
  )
}

function BoardCard({ view, row, base }: { view: BoardView; row: BoardRow; base: string | undefined }) {
  const t = useTranslations("coordinator.board")
  const links = linksOf(base, view, row)
  return (
    <li className="grid gap-2 rounded-md border border-line bg-surface p-3">
      <div className="grid gap-0.5 font-medium">
        {row.region && <Place named={row.region} href={links?.name} />}
        {row.service && <Place named={row.service} href={links?.name} />}
      </div>
      <Percent row={row} />
      <dl className="grid grid-cols-2 gap-x-4 gap-y-1 text-sm">
        <CardLine name={t("accepted")}>
          <Count n={row.accepted} href={links?.accepted} label={t("accepted")} />
          <span className="text-soft"> / {row.target ?? "–"}</span>
        </CardLine>
        {(["checking", "reserved", "overflow", "left"] as const).map((figure) => (
          <CardLine key={figure} name={t(figure)}>
            <Count n={row[figure]} href={links?.[figure]} label={t(figure)} />
          </CardLine>
        ))}
        {(["contact", "response"] as const).map((figure) => (
          <CardLine key={figure} name={t(figure)}>
            <Rate share={row[figure]} href={links?.outcomes} label={t(figure)} />
          </CardLine>
        ))}
        <CardLine name={t("needed")}>
          <Needed row={row} href={links?.outcomes} />
        </CardLine>
        {view !== "cells" && (
          <CardLine name={t("open")}>
            <Count n={row.open} href={links?.open} label={t("open")} />
            <span className="text-soft"> {t("outOf", { cells: row.cells })}</span>
          </CardLine>
        )}
      </dl>
      {view === "cells" && <CellState row={row} lists={links?.lists} />}
    </li>
  )
}

function CardLine({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="grid content-between border-t border-line pt-1">
      <dt className="text-soft">{name}</dt>
      <dd className="whitespace-nowrap">{children}</dd>
    </div>
  )
}
