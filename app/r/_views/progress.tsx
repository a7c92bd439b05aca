import type { Ahead } from "@/lib/questionnaire/ahead"
import type { RespondentWords } from "../_form/words"

/**
 * How many of the questions that apply are answered. While open answers may bring more, the words say so and the bar
 * counts them all: it never goes back.
 */
export function ProgressBar({ ahead: { answered, least, most }, t }: { ahead: Ahead; t: RespondentWords }) {
  const words = t(least === most ? "form.progress" : "form.progressOpen", { answered, total: answered + least })
  return (
    <div className="progress">
      <progress max={Math.max(answered + most, 1)} value={answered} aria-label={words} />
      <p aria-hidden="true">{words}</p>
    </div>
  )
}
