import { getLocale, getTranslations } from "next-intl/server"
import { Drill } from "@/components/report/board-cell"
import { Figure } from "@/components/ui/card"
import { type BoardSum, percentOf } from "@/lib/report/board"
import { numberIn, percentIn } from "@/lib/report/numbers"
import { paceOf } from "@/lib/report/pace"

type Props = { sum: BoardSum; base: string }

/** The wave in its figures; each opens the lines it is the sum of. */
export async function Totals({ sum, base }: Props) {
  const t = await getTranslations("coordinator.board")
  const locale = await getLocale()
  const percent = percentOf(sum)
  const lines = (state: string) => `${base}?view=cells${state && `&state=${state}`}`
  const pace = paceOf(sum, sum)
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
      <Figure name={t("contact")} value={rate(pace.contact, t("contact"))} />
      <Figure name={t("response")} value={rate(pace.response, t("response"))} />
      <Figure
        name={t("needed")}
        value={pace.needed === null ? "–" : number(pace.needed, `${base}/outcomes`, t("needed"))}
        note={pace.perInterview !== null && t("neededNote", { n: numberIn(locale, pace.perInterview, 1) })}
      />
    </dl>
  )
}
