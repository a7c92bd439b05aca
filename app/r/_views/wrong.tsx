import { type Asked, idOf } from "@/components/question/asked"
import type { RespondentWords } from "../_form/words"

/** What needs attention, each with a link to its place; all that was entered is still there. */
export function Wrong({ wrong, t }: { wrong: readonly Asked[]; t: RespondentWords }) {
  if (wrong.length === 0) return null
  return (
    <section className="summary" role="alert" aria-labelledby="summary-title">
      <h2 id="summary-title">{t("form.wrong", { count: wrong.length })}</h2>
      <p>{t("form.kept")}</p>
      <ul>
        {wrong.map(({ question, label, error }) => (
          <li key={question.name}>
            <a href={`#${idOf(question)}`}>{label}</a>: {error}
          </li>
        ))}
      </ul>
    </section>
  )
}
