// Fills in a questionnaire as somebody would who picks by chance: for practice data, tests and load.
import { checkAnswer, unanswered } from "./check"
import { type Answer, type Answers, type Context, GIVEN, type Question } from "./definition"
import { choicesFor } from "./path"
import { hasChoices, type Questionnaire } from "./questionnaire"

/** A fraction of 1, like Math.random: randomness is an argument here. */
export type Chance = () => number

/**
 * Answers every required question of the path, from `start` on.
 * @param fixed answers to give where their question is asked; the rest is chance
 * @throws when a question refuses everything that is tried, which is a fault of the questionnaire
 */
export function answerAll(
  questionnaire: Questionnaire,
  context: Context,
  chance: Chance,
  fixed: Answers = {},
  start: Answers = {},
): Answers {
  let answers: Answers = start
  for (
    let question = unanswered(questionnaire, answers, context)[0];
    question;
    question = unanswered(questionnaire, answers, context)[0]
  ) {
    answers = { ...answers, [question.name]: answerOne(questionnaire, question, answers, context, chance, fixed) }
  }
  return answers
}

function answerOne(
  questionnaire: Questionnaire,
  question: Question,
  answers: Answers,
  context: Context,
  chance: Chance,
  fixed: Answers,
): Answer {
  const tried = fixed[question.name] ?? candidate(questionnaire, question, answers, context, chance)
  const checked = checkAnswer(questionnaire, answers, question, tried, context)
  if (!checked.ok || checked.answer === undefined) throw new Error(`${question.name} refuses ${JSON.stringify(tried)}`)
  return checked.answer
}

function candidate(
  questionnaire: Questionnaire,
  question: Question,
  answers: Answers,
  context: Context,
  chance: Chance,
): Answer {
  if (hasChoices(question)) {
    const choices = choicesFor(questionnaire, question, answers, context)
    const code = choices[Math.floor(chance() * choices.length)]?.code ?? ""
    return question.type === "select_multiple" ? [code] : code
  }
  if (question.type === "integer" || question.type === "decimal") return Math.floor(chance() * 60)
  if (question.type === "date") return context.today
  return question.personal ? GIVEN : "…"
}
