// How an interview stands when somebody wants to finish it.
import { unanswered } from "./check"
import type { Answers, Context, Question } from "./definition"
import { pathOf } from "./path"
import type { Questionnaire } from "./questionnaire"

export type Ending =
  | Readonly<{ kind: "complete" }>
  | Readonly<{ kind: "screened_out"; question: string }>
  | Readonly<{ kind: "unanswered"; questions: readonly Question[] }>

/** Complete when every required question on the path has an answer that stands; a screen-out ends it before that. */
export function endingOf(questionnaire: Questionnaire, answers: Answers, context: Context): Ending {
  const open = unanswered(questionnaire, answers, context)
  if (open.length > 0) return { kind: "unanswered", questions: open }
  const { screenedOut } = pathOf(questionnaire, answers, context)
  return screenedOut ? { kind: "screened_out", question: screenedOut } : { kind: "complete" }
}
