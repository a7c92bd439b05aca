// Answers that stand but hardly go together. They are shown to who asks and block nothing.
import type { Answers, Context, Text } from "./definition"
import type { Questionnaire } from "./questionnaire"
import { walk } from "./walk"

/** `message` is the study's own sentence, to be said by whoever asks again. */
export type Doubt = Readonly<{ question: string; message: Text }>

/** Every answer on the path that its own `doubt` rule holds for, in the order of the questions. */
export function doubtsOf(questionnaire: Questionnaire, answers: Answers, context: Context): Doubt[] {
  const { path, scope } = walk(questionnaire, answers, context)
  return path.questions.flatMap(({ name, doubtMessage }) => {
    const compiled = questionnaire.byName.get(name)
    if (!compiled?.doubt || path.values[name] === undefined) return []
    scope.current = scope.values[compiled.slot]!
    return compiled.doubt(scope) ? [{ question: name, message: doubtMessage ?? {} }] : []
  })
}
