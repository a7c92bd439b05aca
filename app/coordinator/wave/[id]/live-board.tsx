"use client"
import Link from "next/link"
import { useTranslations } from "next-intl"
import { type ComponentProps, type ReactNode, useMemo } from "react"
import { LiveMark } from "@/components/live/live-mark"
import { useLiveData } from "@/components/live/use-live-data"
import { namedLines } from "@/components/report/board-lines"
import { BoardTable } from "@/components/report/board-table"
import { MarginTable } from "@/components/report/margin-table"
import { TileMap } from "@/components/report/tile-map"
import { Card } from "@/components/ui/card"
import type { NamedAxes } from "@/lib/report/axes"
import type { BoardData } from "./board-data"
import { Totals } from "./totals"

type Props = {
  waveId: string
  initial: BoardData
  axes: NamedAxes
  regional: boolean
  mapColumns: number
  /** What stands beside the table's heading, above the table, and under the totals. */
  tools: ReactNode
  views: ReactNode
  children: ReactNode
}

/** Totals, map and tables that follow the field by themselves; filters, order and what is typed stay as they are. */
export function LiveBoard({ waveId, initial, axes, regional, mapColumns, tools, views, children }: Props) {
  const t = useTranslations("coordinator.board")
  const b = useTranslations("board")
  const base = `/coordinator/wave/${waveId}`
  const [data, live] = useLiveData(initial, `${base}/board.json?view=${initial.view}`, [`board:${waveId}`])
  const { asOf, view, whole, lines, tiles, margins } = data
  const rows = useMemo(() => namedLines(lines, axes), [lines, axes])
  return (
    <>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div className="grid gap-4">
          <Card
            title={t(regional ? "totalsRegional" : "totals")}
            action={
              <span className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-soft">
                {t("asOf", { time: asOf })}
                <span className="print:hidden">
                  <LiveMark state={live} />
                </span>
              </span>
            }
          >
            <Totals sum={whole} base={base} />
          </Card>
          {children}
        </div>
        {tiles.length > 0 && (
          <Card title={t("map")} className="hidden break-inside-avoid sm:block print:block">
            <TileMap tiles={tiles} columns={mapColumns} label={t("map")} link={SoftLink} />
            <p className="mt-2 text-sm text-soft">{t("mapHint")}</p>
          </Card>
        )}
      </div>
      <Card title={t("table")} action={tools}>
        {views}
        <BoardTable key={view} view={view} rows={rows} axes={axes} base={base} />
        <p className="mt-3 text-sm text-soft">
          {t("ratesNote")} {t("behindNote")}
        </p>
      </Card>
      {margins.length > 0 && (
        <Card title={b("margins")}>
          <p className="mb-3 text-sm text-soft">{b("marginsHint")}</p>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
            {margins.map((margin) => (
              <MarginTable key={margin.head.join()} {...margin} />
            ))}
          </div>
        </Card>
      )}
    </>
  )
}

const SoftLink = (props: ComponentProps<typeof Link>) => <Link prefetch={false} {...props} />
