// Every function an expression may call, by its XLSForm name. Unknown names are faults at load, never "false".
import { choiceFunctions } from "./functions-choice"
import { dateFunctions } from "./functions-date"
import { numberFunctions } from "./functions-number"
import { textFunctions } from "./functions-text"
import type { FunctionSpec } from "./rule"
import { toText, toTruth } from "./value"

const logicFunctions: Record<string, FunctionSpec> = {
  true: { least: 0, most: 0, build: () => () => true },
  false: { least: 0, most: 0, build: () => () => false },
  not: {
    least: 1,
    most: 1,
    build:
      ([of]) =>
      (scope) =>
        !toTruth(of!.rule(scope)),
  },
  if: {
    least: 3,
    most: 3,
    build:
      ([test, then, other]) =>
      (scope) =>
        toTruth(test!.rule(scope)) ? then!.rule(scope) : other!.rule(scope),
  },
  coalesce: {
    least: 1,
    most: Number.POSITIVE_INFINITY,
    build: (args) => (scope) => {
      for (const { rule } of args) {
        const value = rule(scope)
        if (toText(value) !== "") return value
      }
      return ""
    },
  },
}

export const FUNCTIONS: ReadonlyMap<string, FunctionSpec> = new Map(
  Object.entries({ ...logicFunctions, ...choiceFunctions, ...textFunctions, ...numberFunctions, ...dateFunctions }),
)
