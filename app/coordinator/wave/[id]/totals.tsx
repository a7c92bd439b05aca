"use client"
import { useLocale, useTranslations } from "next-intl"
import { Drill } from "@/components/report/board-cell"
import type { BoardFigures } from "@/components/report/board-row"
import { Figure } from "@/components/ui/card"
import { numberIn, percentIn } from "@/lib/report/numbers"

type Props = { sum: BoardFigures; base: string }

/** The wave in its figures; each opens the lines it is the sum of. */
export function Totals({ sum, base }: Props) {
  const t = useTranslations("coordinator.board")
  const locale = useLocale()
  const { percent, contact, response, needed, perInterview } = sum
  const lines = (state: string) => `${base}?view=cells${state && `&state=${state}`}`
  const rate = (share: number | null, name: string) =>
    share === null ? (
      "–"
    ) : (
      <Drill href={`${base}/outcomes`} label={`${name}: ${percentIn(locale, 100 * share, 1)}`}>
        {percentIn(locale, 100 * share, 1)}
      </Drill>
    )
  const number = (n: number, href: string, name: string) =>
    n === 0 ? (
      numberIn(locale, n)
    ) : (
      <Drill href={href} label={`${name}: ${numberIn(locale, n)}`}>
        {numberIn(locale, n)}
      </Drill>
    )
  return (
    <dl className="grid grid-cols-2 items-start gap-4 sm:grid-cols-3">
      <Figure name={t("target")} value={sum.target === null ? "–" : number(sum.target, lines(""), t("target"))} />
      <Figure
        name={t("accepted")}
        value={number(sum.accepted, `${base}/links?state=counted`, t("accepted"))}
        note={percent !== null && `${percentIn(locale, percent, 1)} ${t("ofTarget")}`}
      />
      <Figure name={t("checking")} value={number(sum.checking, `${base}/control`, t("checking"))} />
      <Figure name={t("reserved")} value={number(sum.reserved, `${base}/links?state=running`, t("reserved"))} />
      <Figure name={t("overflow")} value={number(sum.overflow, lines("over"), t("overflow"))} />
      <Figure
        name={t("open")}
        value={number(sum.open, lines("open"), t("open"))}
        note={t("outOf", { cells: numberIn(locale, sum.cells) })}
      />
      <Figure
        name={t("left")}
        value={number(sum.left, `${base}/links?state=left`, t("left"))}
        note={
          sum.starved > 0 && (
            <Drill href={lines("starved")}>
              {t("states.starved")}: {numberIn(locale, sum.starved)}
            </Drill>
          )
        }
      />
      <Figure name={t("contact")} value={rate(contact, t("contact"))} />
      <Figure name={t("response")} value={rate(response, t("response"))} />
      <Figure
        name={t("needed")}
        value={needed === null ? "–" : number(needed, `${base}/outcomes`, t("needed"))}
        note={perInterview !== null && t("neededNote", { n: numberIn(locale, perInterview, 1) })}
      />
    </dl>
  )
}
