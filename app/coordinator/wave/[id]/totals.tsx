import { getFormatter, getTranslations } from "next-intl/server"
import { Drill } from "@/components/report/board-cell"
import { Figure } from "@/components/ui/card"
import type { NamedAxes } from "@/lib/report/axes"
import { type BoardSum, percentOf } from "@/lib/report/board"

type Props = { sum: BoardSum; base: string; axes: NamedAxes }

/** The wave in six figures; each opens the lines it is the sum of. */
export async function Totals({ sum, base, axes }: Props) {
  const t = await getTranslations("coordinator.board")
  const format = await getFormatter()
  const percent = percentOf(sum)
  const finest = axes.region && axes.service ? "cells" : "services"
  const lines = (state: string) => `${base}?view=${finest}${state && `&state=${state}`}`
  const number = (n: number, href: string, name: string) =>
    n === 0 ? (
      format.number(n)
    ) : (
      <Drill href={href} label={`${name}: ${format.number(n)}`}>
        {format.number(n)}
      </Drill>
    )
  return (
    <dl className="grid grid-cols-2 gap-4 sm:grid-cols-3">
      <Figure name={t("target")} value={sum.target === null ? "–" : number(sum.target, lines(""), t("target"))} />
      <Figure
        name={t("accepted")}
        value={number(sum.accepted, `${base}/links?state=counted`, t("accepted"))}
        note={
          percent !== null &&
          `${format.number(percent / 100, { style: "percent", maximumFractionDigits: 1 })} ${t("ofTarget")}`
        }
      />
      <Figure name={t("reserved")} value={number(sum.reserved, `${base}/links?state=running`, t("reserved"))} />
      <Figure name={t("overflow")} value={number(sum.overflow, lines("over"), t("overflow"))} />
      <Figure
        name={t("open")}
        value={number(sum.open, lines("open"), t("open"))}
        note={t("outOf", { cells: format.number(sum.cells) })}
      />
      <Figure
        name={t("left")}
        value={number(sum.left, `${base}/links?state=left`, t("left"))}
        note={
          sum.starved > 0 && (
            <Drill href={lines("starved")}>
              {t("states.starved")}: {format.number(sum.starved)}
            </Drill>
          )
        }
      />
    </dl>
  )
}
