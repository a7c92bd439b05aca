import { getLocale, getTranslations } from "next-intl/server"
import type { PastCell } from "@/db/queries/quota-history"
import type { ConditionWords } from "@/lib/report/conditions"
import { numberIn } from "@/lib/report/numbers"

const FIGURES = ["target", "accepted", "reserved"] as const
const SHOWN = 300

type Props = { then: readonly PastCell[]; now: readonly PastCell[]; words: ConditionWords }

/** Cells that stood otherwise than now, as they were and as they are. */
export async function Differences({ then, now, words }: Props) {
  const t = await getTranslations("board.history")
  const b = await getTranslations("coordinator.board")
  const locale = await getLocale()
  const nowOf = new Map(now.map((cell) => [cell.id, cell]))
  const changed = then.flatMap((cell) => {
    const present = nowOf.get(cell.id)
    return present && FIGURES.some((figure) => cell[figure] !== present[figure]) ? [{ cell, present }] : []
  })
  if (changed.length === 0) return <p className="text-sm text-soft">{t("same")}</p>
  return (
    <details open={changed.length <= 20}>
      <summary className="w-fit cursor-pointer text-sm font-medium text-accent">
        {t("cells")}: {numberIn(locale, changed.length)}
      </summary>
      <div className="mt-2 overflow-x-auto">
        <table className="border-collapse text-sm">
          <thead>
            <tr className="border-b border-line-strong">
              <th scope="col" className="px-2 py-1 text-left font-medium">
                {t("what")}
              </th>
              {FIGURES.map((figure) => (
                <th key={figure} scope="col" className="px-2 py-1 text-right font-medium">
                  {b(figure)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {changed.slice(0, SHOWN).map(({ cell, present }) => (
              <tr key={cell.id} className="border-b border-line">
                <th scope="row" className="px-2 py-1 text-left font-normal">
                  {words.cell(cell.conditions)}
                </th>
                {FIGURES.map((figure) => (
                  <td key={figure} className="px-2 py-1 text-right whitespace-nowrap">
                    {numberIn(locale, cell[figure])}
                    {cell[figure] !== present[figure] && (
                      <span className="text-soft">
                        {" "}
                        ({t("now")}: {numberIn(locale, present[figure])})
                      </span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {changed.length > SHOWN && (
        <p className="text-sm text-soft">{t("moreLines", { n: numberIn(locale, changed.length - SHOWN) })}</p>
      )}
    </details>
  )
}
