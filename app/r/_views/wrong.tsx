import { type Asked, idOf } from "@/components/question/asked"
import type { Question } from "@/lib/questionnaire/definition"
import { hasChoices } from "@/lib/questionnaire/questionnaire"
import type { RespondentWords } from "../_form/words"

/** Of more questions than these the reasons are told beside them only. */
const FEW = 5

/** What needs attention, each with a link to its place; all that was entered is still there. */
export function Wrong({ wrong, t }: { wrong: readonly Asked[]; t: RespondentWords }) {
  if (wrong.length === 0) return null
  return (
    // biome-ignore lint/a11y/noAutofocus: whoever sent the page must hear first why it came back, also without a script
    <section className="summary" role="alert" aria-labelledby="summary-title" tabIndex={-1} autoFocus>
      <h2 id="summary-title">{t("form.wrong", { count: wrong.length })}</h2>
      <p>{t("form.kept")}</p>
      <ul>
        {wrong.map(({ question, label, error }) => (
          <li key={question.name}>
            <a href={`#${placeOf(question)}`}>{label}</a>
            {wrong.length <= FEW && `: ${error}`}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A group of choices takes the focus itself; of the others the field does. */
const placeOf = (question: Question): string => (hasChoices(question) ? idOf(question) : `${idOf(question)}-field`)
