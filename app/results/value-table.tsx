import { getLocale, getTranslations } from "next-intl/server"
import { Bar } from "@/components/ui/bar"
import type { Group } from "@/lib/report/breakdown"
import { numberIn, percentIn } from "@/lib/report/numbers"
import type { NamedValue } from "./table"

type Props = { group: Group; values: readonly NamedValue[]; several: boolean }

/** One line an answer, with its bar. */
export async function ValueTable({ group, values, several }: Props) {
  const t = await getTranslations("results")
  const locale = await getLocale()
  return (
    <table className="w-full border-collapse text-left text-sm">
      <thead>
        <tr className="border-b border-line-strong">
          <th scope="col" className="py-1 pr-3 font-medium">
            {t("value")}
          </th>
          <th scope="col" className="px-2 py-1 text-right font-medium">
            {t("count")}
          </th>
          <th scope="col" className="py-1 pl-2 text-right font-medium sm:text-left">
            {t(several ? "mentions" : "share")}
          </th>
        </tr>
      </thead>
      <tbody>
        {values.map(({ value, words }) => {
          const count = group.counts.get(value) ?? 0
          const percent = percentIn(locale, (100 * count) / group.total, 1)
          return (
            <tr key={value} className="border-b border-line">
              <th scope="row" className="py-1.5 pr-3 font-normal">
                {words}
              </th>
              <td className="px-2 py-1.5 text-right">{numberIn(locale, count)}</td>
              <td className="py-1.5 pl-2 sm:w-2/5">
                <div className="flex items-center gap-3">
                  <span className="w-16 shrink-0 text-right max-sm:ml-auto">{percent}</span>
                  <span className="hidden flex-1 sm:block">
                    <Bar of={group.total} parts={[{ value: count, look: "accent" }]} label={`${words}: ${percent}`} />
                  </span>
                </div>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
