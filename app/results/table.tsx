import { getLocale, getTranslations } from "next-intl/server"
import { Empty } from "@/components/ui/card"
import type { CompiledQuestion } from "@/lib/questionnaire/questionnaire"
import { type Break, type Group, groupsOf, meanOf, type Tallied, valuesOf } from "@/lib/report/breakdown"
import { numberIn } from "@/lib/report/numbers"
import { BLANK } from "@/lib/scoring/contribution"
import type { BreakName } from "./break-names"
import { GroupTable } from "./group-table"
import { ValueTable } from "./value-table"
import { choiceWords, questionWords, scaleOf } from "./words"

type Props = {
  question: CompiledQuestion
  rows: readonly Tallied[]
  by: Break | null
  breakName: BreakName | null | undefined
}

export type NamedValue = Readonly<{ value: string; words: string }>

/** Answers to one question: counts, percents, the mean of marks, how many were asked. */
export async function AnswerTable({ question, rows, by, breakName }: Props) {
  const t = await getTranslations("results")
  const locale = await getLocale()
  const groups = groupsOf(rows, by)
  const [everybody] = groups as [Group]
  const several = question.question.type === "select_multiple"
  const total = numberIn(locale, everybody.total)
  const scale = scaleOf(question)
  const mean = meanOf(everybody, scale)
  const labels = choiceWords(question, locale)
  const marked = (value: string, label: string) => (scale.includes(value) ? `${value} · ${label}` : label)
  const words = (value: string) => labels.get(value) ?? (value === BLANK ? t("blank") : value)
  const offered = question.choices.map(({ choice }) => choice.code)
  const values = valuesOf(everybody, offered).map(
    (value): NamedValue => ({ value, words: marked(value, words(value)) }),
  )
  return (
    <>
      <h2 className="mb-1 text-base font-semibold">{questionWords(question.question.label, locale)}</h2>
      {everybody.total === 0 && <Empty>{t("none")}</Empty>}
      {everybody.total > 0 && (
        <>
          <p className="mb-3 flex flex-wrap gap-x-6 gap-y-1 text-sm text-soft">
            <span>{t("asked", { n: numberIn(locale, everybody.asked) })}</span>
            {several && <span>{t("answers", { n: total })}</span>}
            {mean && <span>{t("meanOf", { n: numberIn(locale, mean.n), mean: numberIn(locale, mean.mean, 2) })}</span>}
            {several && <span>{t("several")}</span>}
          </p>
          {by && breakName ? (
            <GroupTable groups={groups} values={values} scale={scale} breakName={breakName} />
          ) : (
            <ValueTable group={everybody} values={values} several={several} />
          )}
        </>
      )}
    </>
  )
}
