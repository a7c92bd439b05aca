"use client"
import { createColumnHelper, createSortedRowModel, rowSortingFeature, tableFeatures } from "@tanstack/react-table"
import type { useTranslations } from "next-intl"
import type { NamedAxes } from "@/lib/report/axes"
import { CellState, Count, Needed, Percent, Place, Rate } from "./board-cell"
import { type BoardRow, type BoardView, linksOf } from "./board-row"

export const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() })
const helper = createColumnHelper<typeof features, BoardRow>()

type Words = ReturnType<typeof useTranslations<"coordinator.board">>
type Options = {
  view: BoardView
  axes: NamedAxes
  base: string | undefined
  locale: string
  /** The one region shown: it needs no column of its own. */
  region: string
  t: Words
}

/** The columns of a view; numbers sort from the largest. `base` is the wave's address, absent where one may only look. */
export function columnsOf({ view, axes, base, locale, region, t }: Options) {
  const { compare } = new Intl.Collator(locale)
  const name = (axis: "region" | "service") =>
    helper.accessor((row) => row[axis]?.label ?? "", {
      id: axis,
      header: axes[axis]?.label ?? "",
      sortFn: (a, b, id) => compare(a.getValue<string>(id), b.getValue<string>(id)),
      cell: ({ row: { original } }) => {
        const named = original[axis]
        return named && <Place named={named} href={linksOf(base, view, original)?.name} />
      },
    })
  const number = (figure: "accepted" | "checking" | "reserved" | "overflow" | "left") =>
    helper.accessor(figure, {
      header: t(figure),
      sortDescFirst: true,
      cell: ({ row: { original } }) => (
        <Count n={original[figure]} href={linksOf(base, view, original)?.[figure]} label={t(figure)} />
      ),
    })
  const rate = (figure: "contact" | "response") =>
    helper.accessor((row) => row[figure] ?? undefined, {
      id: figure,
      header: t(figure),
      sortDescFirst: true,
      sortUndefined: "last",
      cell: ({ row: { original } }) => (
        <Rate share={original[figure]} href={linksOf(base, view, original)?.outcomes} label={t(figure)} />
      ),
    })
  return helper.columns([
    ...(view === "services" || !axes.region || (view === "cells" && region) ? [] : [name("region")]),
    ...(view === "regions" || !axes.service ? [] : [name("service")]),
    helper.accessor((row) => row.target ?? undefined, {
      id: "target",
      header: t("target"),
      sortDescFirst: true,
      sortUndefined: "last",
      cell: ({ row: { original } }) => <Count n={original.target} label={t("target")} />,
    }),
    number("accepted"),
    helper.accessor((row) => row.percent ?? undefined, {
      id: "percent",
      header: t("percent"),
      sortDescFirst: true,
      sortUndefined: "last",
      cell: ({ row: { original } }) => <Percent row={original} />,
    }),
    number("checking"),
    number("reserved"),
    number("overflow"),
    view === "cells"
      ? helper.accessor((row) => row.open * 2 - row.starved, {
          id: "open",
          header: t("state"),
          cell: ({ row: { original } }) => <CellState row={original} lists={linksOf(base, view, original)?.lists} />,
        })
      : helper.accessor("open", {
          id: "open",
          header: t("open"),
          sortDescFirst: true,
          cell: ({ row: { original } }) => (
            <>
              <Count n={original.open} href={linksOf(base, view, original)?.open} label={t("open")} />
              <span className="text-soft"> {t("outOf", { cells: original.cells })}</span>
            </>
          ),
        }),
    number("left"),
    rate("contact"),
    rate("response"),
    helper.accessor((row) => row.needed ?? undefined, {
      id: "needed",
      header: t("needed"),
      sortDescFirst: true,
      sortUndefined: "last",
      cell: ({ row: { original } }) => <Needed row={original} href={linksOf(base, view, original)?.outcomes} />,
    }),
  ])
}

/** Columns of words and bars; the others are numbers and stand to the right. */
export const isWords = (id: string): boolean => id === "region" || id === "service" || id === "percent"
