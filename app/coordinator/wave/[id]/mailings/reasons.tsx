import { useLocale, useTranslations } from "next-intl"
import type { LetterCount } from "@/db/queries/mailing-view"
import { numberIn } from "@/lib/report/numbers"
import { useReasonWords } from "./reason-words"

/** Letters that did not arrive or wait for another try, by what was in the way; nothing where all is well. */
export function Reasons({ counts }: { counts: readonly LetterCount[] }) {
  const t = useTranslations("coordinator.mailings")
  const locale = useLocale()
  const words = useReasonWords()
  const rows = counts.filter(({ reason }) => reason !== null)
  if (rows.length === 0) return null
  return (
    <table className="w-full border-collapse text-left text-sm">
      <caption className="pb-1 text-left font-medium">{t("reasonsTitle")}</caption>
      <thead>
        <tr className="border-b border-line-strong">
          {[t("state"), t("reason")].map((head) => (
            <th key={head} scope="col" className="py-1 pr-3 font-medium">
              {head}
            </th>
          ))}
          <th scope="col" className="py-1 text-right font-medium">
            {t("number")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ state, reason, n }) => (
          <tr key={`${state} ${reason}`} className="border-b border-line align-top">
            <td className="py-1 pr-3">{t(`states.${state}`)}</td>
            <td className="py-1 pr-3">{words(state, reason ?? "")}</td>
            <td className="py-1 text-right">{numberIn(locale, n)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
