import type { OwnBlock } from "../_form/own-answers"
import type { RespondentWords } from "../_form/words"

type Props = {
  blocks: readonly OwnBlock[]
  t: RespondentWords
  /** Address of a question, where it can still be changed. */
  changeAt?: (page: string, question: string) => string
}

/** One's own answers under the titles of their pages. */
export function OwnAnswers({ blocks, t, changeAt }: Props) {
  return blocks.map(({ page, title, lines }) => (
    <section className="part" key={page}>
      <h2>{title}</h2>
      <dl className="answers">
        {lines.map(({ name, question, answer }) => (
          <div key={name}>
            <dt>{question}</dt>
            <dd>
              {answer ?? t("transcript.apart")}
              {changeAt && (
                <a className="change" href={changeAt(page, name)}>
                  {t("review.change")}
                  <span className="unseen">: {question}</span>
                </a>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ))
}
