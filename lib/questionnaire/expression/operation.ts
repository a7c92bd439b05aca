// The rule of one operator over the rules of its two sides.
import type { Ast, Operator } from "./parse"
import type { Rule } from "./rule"
import { isEqual, toNumber, toTruth, type Value } from "./value"

type Operation = Extract<Ast, { kind: "operation" }>

/** `and` and `or` stop at the first side that decides. */
export function operationRule(ast: Operation, ruleOf: (side: Ast) => Rule): Rule {
  const left = ruleOf(ast.left)
  const right = ruleOf(ast.right)
  if (ast.operator === "or") return (scope) => toTruth(left(scope)) || toTruth(right(scope))
  if (ast.operator === "and") return (scope) => toTruth(left(scope)) && toTruth(right(scope))
  if (ast.operator === "=") return ast.right.kind === "text" ? isText(left, ast.right.value) : equality(left, right)
  if (ast.operator === "!=") return (scope) => !isEqual(left(scope), right(scope))
  const of = NUMERIC[ast.operator]
  return (scope) => of(toNumber(left(scope)), toNumber(right(scope)))
}

const NUMERIC: Readonly<Record<Exclude<Operator, "or" | "and" | "=" | "!=">, (a: number, b: number) => Value>> = {
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  div: (a, b) => a / b,
  mod: (a, b) => a % b,
}

// `${question} = 'code'` is most of every questionnaire, hence its own closure.
function isText(left: Rule, text: string): Rule {
  return (scope) => {
    const value = left(scope)
    return typeof value === "string" ? value === text : isEqual(value, text)
  }
}

function equality(left: Rule, right: Rule): Rule {
  return (scope) => isEqual(left(scope), right(scope))
}
