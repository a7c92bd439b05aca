import { problemWords } from "@/app/_server/plain-problem"
import type { Problem } from "@/lib/problem"
import { LOCALES, type Locale } from "@/messages"
import { respondentWords } from "../_form/words"
import { LanguageLinks } from "./languages"
import { Shell } from "./shell"

type Props = {
  problem: Problem
  locale: Locale
  /** Fields to send again when the server is back. */
  retry?: readonly (readonly [string, string])[] | undefined
  /** Address of a page where something else can be chosen. */
  again?: string | undefined
}

/** A link or a request that leads no further: what it means and what to do. */
export function RefusedPage({ problem, locale, retry, again }: Props) {
  const t = respondentWords(locale)
  const { title, text } = wordsOf(problem, locale)
  return (
    <Shell
      locale={locale}
      title={title}
      languages={retry ? undefined : <LanguageLinks locale={locale} languages={LOCALES} />}
    >
      <div className="message">
        <h1>{title}</h1>
        <p className="lead">{retry && !saysWhen(problem) ? t("refused.retryText") : text}</p>
        {again && (
          <p>
            <a className="button" href={again}>
              {t("open.other")}
            </a>
          </p>
        )}
        {retry && (
          <form method="post">
            {retry.map(([name, value], index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same field may come several times, and never moves
              <input key={index} type="hidden" name={name} value={value} />
            ))}
            <button type="submit" className="button main alone">
              {t("refused.retry")}
            </button>
          </form>
        )}
      </div>
    </Shell>
  )
}

const saysWhen = ({ params }: Problem): boolean => params.minutes !== undefined

function wordsOf(problem: Problem, locale: Locale): { title: string; text: string } {
  const t = respondentWords(locale)
  const { code, params } = problem
  if (code === "wave_not_open" && params.closed) {
    return { title: t("refused.wave_closed"), text: t("refused.waveClosedText") }
  }
  if (code === "case_finished" || code === "interview_ended") {
    return { title: t("refused.case_finished"), text: t("refused.caseFinishedText") }
  }
  return { title: t(`refused.${isTitled(code) ? code : "unexpected"}`), text: problemWords(problem, locale) }
}

const TITLED = [
  ...(["unknown_link", "link_expired", "link_revoked", "wave_not_open", "quota_closed", "interview_on_phone"] as const),
  ...(["too_large", "malformed", "foreign_origin", "database_down", "too_many_tries"] as const),
]
type Titled = (typeof TITLED)[number]
const isTitled = (code: string): code is Titled => TITLED.some((titled) => titled === code)
