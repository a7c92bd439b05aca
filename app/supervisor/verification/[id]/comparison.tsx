import { CircleCheck, CircleSlash, TriangleAlert } from "lucide-react"
import { getFormatter, getLocale, getTranslations } from "next-intl/server"
import { Card } from "@/components/ui/card"
import { Status } from "@/components/ui/status"
import type { StudiedCheck } from "@/db/queries/checkable"
import type { OpenedCheck } from "@/db/queries/verifications"
import type { ItemComparison } from "@/lib/verification/compare"
import { VERIFY_TYPES } from "@/lib/verification/comparison"
import { minutesOf, type Weighed } from "@/lib/verification/weigh"
import { type AnswerWords, answerWords } from "./answer-words"

type Props = { check: OpenedCheck; studied: StudiedCheck; weighed: Weighed }

const VERDICTS = {
  same: { look: "good", icon: CircleCheck },
  different: { look: "bad", icon: TriangleAlert },
  not_comparable: { look: "neutral", icon: CircleSlash },
} as const

/** First answers beside those of the check, by type; shown once the blind part is saved. */
export async function Comparison({ check, studied, weighed: { comparison } }: Props) {
  const t = await getTranslations("verification.compare")
  const words = answerWords(studied.checkable.questionnaire, studied, check, await getLocale())
  return (
    <Card title={t("title")}>
      <div className="grid gap-6">
        <Record check={check} studied={studied} />
        {comparison &&
          VERIFY_TYPES.map((type) => {
            const items = comparison.items.filter(({ verify }) => verify === type)
            const { compared, different } = comparison.byType[type]
            if (items.length === 0) return null
            return (
              <section key={type}>
                <h3 className="mb-1 flex flex-wrap items-baseline gap-x-3 font-semibold">
                  {t(`types.${type}`)}
                  <span className="text-sm font-normal text-soft">
                    {compared > 0 ? t("summary", { different, compared }) : t("nothing")}
                  </span>
                </h3>
                <Items items={items} words={words} />
              </section>
            )
          })}
      </div>
    </Card>
  )
}

async function Items({ items, words }: { items: readonly ItemComparison[]; words: AnswerWords }) {
  const t = await getTranslations("verification.compare")
  const said = ({ question }: ItemComparison, answer: ItemComparison["original"]) =>
    answer === undefined ? <span className="text-soft">{t("noAnswer")}</span> : words.answer(question, answer)
  return (
    <table className="w-full border-collapse text-left text-sm max-md:block">
      <thead className="max-md:sr-only">
        <tr className="border-b border-line-strong">
          {(["question", "first", "second"] as const).map((head) => (
            <th key={head} scope="col" className="px-2 py-1 font-medium">
              {t(head)}
            </th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody className="max-md:block">
        {items.map((item) => {
          const { look, icon } = VERDICTS[item.verdict]
          return (
            <tr key={item.question} className="border-b border-line align-top max-md:grid max-md:gap-1 max-md:py-3">
              <th scope="row" className="px-2 py-2 font-normal md:w-2/5 max-md:py-0 max-md:font-medium">
                {words.label(item.question)}
              </th>
              <td className="px-2 py-2 md:w-1/5 max-md:py-0">
                <span className="text-soft md:hidden">{t("first")}: </span>
                {said(item, item.original)}
              </td>
              <td className="px-2 py-2 md:w-1/5 max-md:py-0">
                <span className="text-soft md:hidden">{t("second")}: </span>
                {said(item, item.again)}
              </td>
              <td className="px-2 py-2 max-md:py-0">
                <Status look={look} icon={icon}>
                  {t(`verdicts.${item.verdict}`)}
                </Status>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** What the respondent says of the interview, and what our record says. */
async function Record({ check, studied }: Omit<Props, "weighed">) {
  const t = await getTranslations("verification")
  const format = await getFormatter()
  const words = answerWords(studied.checkable.callback, studied, check, await getLocale())
  const { interview, modes, verification } = check
  const endedAt = interview.endedAt ?? interview.lastEventAt
  const line = t("compare.recordLine", {
    mode: modes.map((mode) => t(`modes.${mode as "phone"}`)).join(", "),
    date: format.dateTime(endedAt, { dateStyle: "short" }),
    minutes: minutesOf(interview.startedAt, endedAt) ?? 0,
  })
  return (
    <section>
      <h3 className="mb-1 font-semibold">{t("compare.record")}</h3>
      <p className="mb-2 text-sm text-soft">{line}</p>
      <dl className="grid gap-x-4 gap-y-1 text-sm md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        {[...studied.checkable.callback.byName.keys()].map((question) => {
          const answer = verification.answers[question]
          if (answer === undefined) return null
          return (
            <div key={question} className="contents">
              <dt>{words.label(question)}</dt>
              <dd className="font-medium max-md:mb-2">{words.answer(question, answer)}</dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
