// What respondents can be counted by: the study's axes, the mode, and dimensions that answers tell.
import type { Definition, Text } from "../questionnaire/definition"
import type { AnswerDimension } from "../quota/answer-dimension"
import type { Study } from "./study"

/** A code without a label is one of the platform's own words. */
export type DimensionCode = Readonly<{ code: string; label: Text | null }>
export type StudyDimension = Readonly<{ name: string; label: Text | null; codes: readonly DimensionCode[] }>

const MODES = ["phone", "online"]

/** The dimensions of a study with their codes in order. One whose question is no list of choices has no codes. */
export function dimensionsOfStudy({ axes, definition, quotas, population }: Study): StudyDimension[] {
  const answers = [...quotas.answerDimensions, ...population.dimensions]
  return [
    ...Object.entries(axes).map(([name, { label, register }]) => ({
      name,
      label,
      codes: register.entries.map(({ code, label }) => ({ code, label })),
    })),
    { name: "mode", label: null, codes: MODES.map((code) => ({ code, label: null })) },
    ...answers.map((dimension) => ({
      name: dimension.name,
      label: dimension.label,
      codes: codes(dimension, definition),
    })),
  ]
}

/** Names of the dimensions, without their labels. */
export const dimensionNames = (study: Study): string[] => dimensionsOfStudy(study).map(({ name }) => name)

function codes(dimension: AnswerDimension, definition: Definition): readonly DimensionCode[] {
  if ("values" in dimension) return dimension.values
  const questions = definition.blocks.flatMap((block) => block.questions)
  const list = questions.find(({ name }) => name === dimension.question)?.list
  return definition.lists[list ?? ""] ?? []
}
