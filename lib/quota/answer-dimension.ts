// A quota dimension that is known from answers: the codes of a question, or bands of what was answered.
import { z } from "zod"
import { Text } from "../questionnaire/definition"

const Name = z.string().regex(/^[a-z][a-z0-9_]*$/)

const Band = z.strictObject({ code: z.string().min(1), label: Text, when: z.string().min(1) })

/** `question` is a select_one whose codes are the dimension's; of `values` the first whose `when` is true counts. */
export const AnswerDimension = z.union([
  z.strictObject({ name: Name, label: Text, question: z.string().min(1) }),
  z.strictObject({ name: Name, label: Text, values: z.array(Band).min(1) }),
])
export type AnswerDimension = z.infer<typeof AnswerDimension>

/** Dimensions that come with the case or the interview, never from answers. */
export const KNOWN_DIMENSIONS: readonly string[] = ["region", "service", "mode"]
