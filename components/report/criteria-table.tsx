import { getLocale, getTranslations } from "next-intl/server"
import type { Scores } from "@/lib/release/scores"
import { percentScoreIn, scoreIn } from "@/lib/report/format"
import { numberIn } from "@/lib/report/numbers"
import type { Score } from "@/lib/scoring/score"

type Props = Readonly<{
  scores: Pick<Scores, "forms" | "criteria">
  formName: (code: string) => string
  criterionName: (code: string) => string
  decimals: Readonly<{ mean: number; percent: number }>
}>

/** Criteria down, forms of receipt across; each cell the mean score over the satisfaction level. */
export async function CriteriaTable({ scores, formName, criterionName, decimals }: Props) {
  const t = await getTranslations("release.view")
  const forms = [...new Set(scores.criteria.map(({ form }) => form))]
  const criteria = [...new Set(scores.criteria.map(({ criterion }) => criterion))]
  const of = (form: string, criterion: string) =>
    scores.criteria.find((one) => one.form === form && one.criterion === criterion)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard too
    <section aria-label={t("criteria")} tabIndex={0} className="overflow-x-auto">
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="border-b border-line-strong align-bottom">
            <th scope="col" className="py-1 pr-2 text-left font-medium">
              {t("criterion")}
            </th>
            {forms.map((form) => (
              <th key={form} scope="col" className="px-2 py-1 text-right font-medium">
                {form === "" ? t("mean") : formName(form)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {criteria.map((criterion) => (
            <tr key={criterion} className="border-b border-line">
              <th scope="row" className="py-1.5 pr-2 text-left font-normal">
                {criterionName(criterion)}
              </th>
              {forms.map((form) => (
                <Cell key={form} of={of(form, criterion)} decimals={decimals} />
              ))}
            </tr>
          ))}
          {scores.forms.length > 0 && (
            <tr className="border-b border-line font-medium">
              <th scope="row" className="py-1.5 pr-2 text-left font-medium">
                {t("total")}
              </th>
              {forms.map((form) => (
                <Cell key={form} of={scores.forms.find((one) => one.form === form)} decimals={decimals} />
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </section>
  )
}

type CellProps = { of: Readonly<{ score: Score; n: number }> | undefined; decimals: Props["decimals"] }

async function Cell({ of, decimals }: CellProps) {
  const locale = await getLocale()
  if (!of) return <td className="px-2 py-1.5" />
  return (
    <td className="px-2 py-1.5 text-right whitespace-nowrap">
      {scoreIn(locale, of.score.mean, decimals.mean)}
      <span className="block text-soft">{percentScoreIn(locale, of.score.percent, decimals.percent)}</span>
      <span className="block text-xs text-soft">n = {numberIn(locale, of.n)}</span>
    </td>
  )
}
