import { getFormatter, getLocale, getTranslations } from "next-intl/server"
import { Card } from "@/components/ui/card"
import type { StudiedCheck } from "@/db/queries/checkable"
import type { OpenedCheck } from "@/db/queries/verifications"
import { VERIFY_TYPES } from "@/lib/verification/comparison"
import { markedQuestions } from "@/lib/verification/reask"
import { minutesOf, type Weighed } from "@/lib/verification/weigh"
import { type AnswerWords, answerWords } from "./answer-words"
import { HEARD, Items } from "./items"

type Props = { check: OpenedCheck; studied: StudiedCheck; weighed: Weighed }

/** First answers beside those of the check, by type; shown once the blind part is saved. */
export async function Comparison({ check, studied, weighed: { comparison, heard } }: Props) {
  const t = await getTranslations("verification.compare")
  const words = answerWords(studied.checkable.questionnaire, studied, check, await getLocale())
  const observed = studied.checkable.kind === "observation"
  return (
    <Card title={t("title")}>
      <div className="grid gap-6">
        <Record check={check} studied={studied} />
        {observed && <Heard heard={heard} words={words} />}
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
                <Items items={items} words={words} {...(observed && { heads: HEARD })} />
              </section>
            )
          })}
        {studied.checkable.extent === "full" && <Others check={check} studied={studied} words={words} />}
      </div>
    </Card>
  )
}

type Part = { words: AnswerWords }

/** What the observer heard otherwise than it was coded, marked questions or not. */
async function Heard({ heard, words }: Part & { heard: Weighed["heard"] }) {
  const t = await getTranslations("verification.compare")
  const items = heard.map(({ question, from, to }) => ({ question, original: from, again: to }))
  return (
    <section>
      <h3 className="mb-1 font-semibold">{t("heard")}</h3>
      {items.length > 0 ? (
        <Items items={items} words={words} heads={HEARD} />
      ) : (
        <p className="text-sm text-soft">{t("nothingMiscoded")}</p>
      )}
    </section>
  )
}

/** The rest of a repeat interview in full: on record, but no measure of the first one. */
async function Others({ check, studied, words }: Part & Omit<Props, "weighed">) {
  const t = await getTranslations("verification.compare")
  const { questionnaire, original } = studied.checkable
  const marked = new Set(markedQuestions(questionnaire.definition).map(({ name }) => name))
  const items = [...questionnaire.byName.keys()].flatMap((question) => {
    const again = check.verification.again[question]
    if (again === undefined || marked.has(question)) return []
    const first = original[question]
    return [{ question, again, ...(first !== undefined && { original: first }) }]
  })
  return (
    <details>
      <summary className="cursor-pointer font-semibold">{t("others", { count: items.length })}</summary>
      <Items items={items} words={words} />
    </details>
  )
}

/** What the respondent, or the observer, says of the interview, and what our record says. */
async function Record({ check, studied }: Omit<Props, "weighed">) {
  const t = await getTranslations("verification")
  const format = await getFormatter()
  const words = answerWords(studied.checkable.form, studied, check, await getLocale())
  const { interview, modes, verification } = check
  const endedAt = interview.endedAt ?? interview.lastEventAt
  const line = t("compare.recordLine", {
    mode: modes.map((mode) => t(`modes.${mode as "phone"}`)).join(", "),
    date: format.dateTime(endedAt, { dateStyle: "short" }),
    minutes: minutesOf(interview.startedAt, endedAt) ?? 0,
  })
  return (
    <section>
      <h3 className="mb-1 font-semibold">
        {t(studied.checkable.kind === "observation" ? "compare.noted" : "compare.record")}
      </h3>
      <p className="mb-2 text-sm text-soft">{line}</p>
      <dl className="grid gap-x-4 gap-y-1 text-sm md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        {[...studied.checkable.form.byName.keys()].map((question) => {
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
