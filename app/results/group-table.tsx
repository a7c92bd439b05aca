import { getLocale, getTranslations } from "next-intl/server"
import { Bar } from "@/components/ui/bar"
import { type Group, meanOf } from "@/lib/report/breakdown"
import { numberIn, percentIn } from "@/lib/report/numbers"
import type { BreakName } from "./break-names"
import type { NamedValue } from "./table"

type Props = {
  groups: readonly Group[]
  values: readonly NamedValue[]
  scale: readonly string[]
  breakName: BreakName
}

/** One line a group: n, the mean of marks, the percent of each answer with its count. */
export async function GroupTable({ groups, values, scale, breakName }: Props) {
  const t = await getTranslations("results")
  const locale = await getLocale()
  const name = ({ key }: Group, index: number) =>
    index === 0 ? t("all") : key === "" ? t("notKnown") : (breakName.codes.get(key) ?? key)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard too
    <section aria-label={breakName.label} tabIndex={0} className="overflow-x-auto">
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="border-b border-line-strong align-bottom">
            <th scope="col" className="sticky left-0 bg-surface py-1 pr-3 text-left font-medium">
              {breakName.label}
            </th>
            <th scope="col" className="px-2 py-1 text-right font-medium">
              {t("n")}
            </th>
            {scale.length > 0 && (
              <th scope="col" className="px-2 py-1 text-right font-medium">
                {t("mean")}
              </th>
            )}
            {values.map(({ value, words }) => (
              <th key={value} scope="col" className="min-w-24 px-2 py-1 text-right font-medium">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group, index) => {
            const mean = meanOf(group, scale)
            return (
              <tr
                key={index === 0 ? "all" : `part ${group.key}`}
                className={`border-b border-line ${index === 0 ? "font-medium" : ""}`}
              >
                <th
                  scope="row"
                  className="sticky left-0 max-w-40 bg-surface py-1.5 pr-3 text-left font-normal sm:max-w-64"
                >
                  {name(group, index)}
                </th>
                <td className="px-2 py-1.5 text-right">{numberIn(locale, group.total)}</td>
                {scale.length > 0 && (
                  <td className="px-2 py-1.5 text-right">{mean ? numberIn(locale, mean.mean, 2) : "–"}</td>
                )}
                {values.map(({ value, words }) => (
                  <Share
                    key={value}
                    count={group.counts.get(value) ?? 0}
                    of={group.total}
                    words={words}
                    locale={locale}
                  />
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function Share({ count, of, words, locale }: { count: number; of: number; words: string; locale: string }) {
  const percent = percentIn(locale, (100 * count) / of, 1)
  return (
    <td className="px-2 py-1.5 text-right">
      {percent} <span className="text-soft">({numberIn(locale, count)})</span>
      <Bar of={of} parts={[{ value: count, look: "accent" }]} label={`${words}: ${percent}`} />
    </td>
  )
}
