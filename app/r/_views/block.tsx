import { Fragment } from "react"
import type { OfferedLabel } from "@/components/question/asked"
import { QuestionField } from "@/components/question/question"
import { ScaleMeaning } from "@/components/question/scale"
import type { Study } from "@/lib/study/study"
import type { Locale } from "@/messages"
import type { Sheet } from "../_form/sheet"
import { languagesOf, questionWords, respondentWords } from "../_form/words"
import { Actions } from "./actions"
import { LanguageButtons } from "./languages"
import { ProgressBar } from "./progress"
import { Shell } from "./shell"
import { Wrong } from "./wrong"

const isMark = ({ special }: OfferedLabel) => !special

type Props = {
  study: Study
  token: string
  sheet: Sheet
  locale: Locale
  /** Id of the events that this page will make. */
  base: string
  /** For the script: the name of its outbox, and the order of its first event. */
  outbox: string
  seq: number
  /** Questions have appeared on this page after an answer on it. */
  more: boolean
  /** Opened to change one answer: the page leads back to all of them. */
  fromReview: boolean
}

/** One page of questions: a plain form, which the script only makes safer and quicker. */
export function BlockPage({ study, token, sheet, locale, base, outbox, seq, more, fromReview }: Props) {
  const t = respondentWords(locale)
  const words = questionWords(locale)
  // A page has one scale; it is explained where its marks begin.
  const firstRating = sheet.asked.find(({ question }) => question.type === "rating")
  const wrong = sheet.asked.filter(({ error }) => error)
  const title = { block: sheet.title, study: study.title[locale] ?? "" }
  return (
    <Shell
      locale={locale}
      title={wrong.length > 0 ? t("form.wrongTitle", title) : t("form.pageTitle", title)}
      organiser={title.study}
      about={`/r/${token}/about`}
      apart
      outbox={outbox}
      languages={<LanguageButtons locale={locale} languages={languagesOf(study)} />}
    >
      <form id="page" method="post" action={`/r/${token}`} noValidate data-seq={seq}>
        <input type="hidden" name=":page" value={sheet.page} />
        <input type="hidden" name=":language" value={locale} />
        {fromReview && <input type="hidden" name=":from" value="review" />}
        <input type="hidden" name=":base" value={base} />
        <input type="hidden" name=":was" value={JSON.stringify(sheet.was)} />
        <ProgressBar ahead={sheet.ahead} t={t} />
        <h1>{sheet.title}</h1>
        {sheet.leadIn && <p className="lead">{sheet.leadIn}</p>}
        <Wrong wrong={wrong} t={t} />
        {more && wrong.length === 0 && (
          <p className="notice" role="status">
            {t("form.more")}
          </p>
        )}
        <div id="questions">
          {sheet.asked.map((asked) => (
            <Fragment key={asked.question.name}>
              {asked === firstRating && (
                <>
                  <ScaleMeaning marks={asked.choices.filter(isMark)} t={words} />
                  <p className="hint keys">{t("form.keys")}</p>
                </>
              )}
              <QuestionField asked={asked} t={words} />
            </Fragment>
          ))}
        </div>
        {firstRating && <p className="unseen" id="said" role="status" />}
        <Actions sheet={sheet} fromReview={fromReview} t={t} />
      </form>
    </Shell>
  )
}
