import type { Progress } from "@/lib/questionnaire/navigate"
import type { RespondentWords } from "../_form/words"

/** How many of the questions that apply are answered: never more than is true. */
export function ProgressBar({ progress: { answered, total }, t }: { progress: Progress; t: RespondentWords }) {
  const words = t("form.progress", { answered, total })
  return (
    <div className="progress">
      <progress max={Math.max(total, 1)} value={answered} aria-label={words} />
      <p aria-hidden="true">{words}</p>
    </div>
  )
}
