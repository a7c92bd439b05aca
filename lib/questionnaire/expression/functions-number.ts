// Functions about numbers. A blank among the arguments makes the result blank (NaN), as in XPath.
import type { FunctionSpec } from "./rule"
import { toNumber } from "./value"

export const numberFunctions: Record<string, FunctionSpec> = {
  number: one((number) => number),
  int: one(Math.trunc),
  abs: one(Math.abs),
  round: {
    least: 1,
    most: 2,
    build:
      ([number, digits]) =>
      (scope) =>
        round(toNumber(number!.rule(scope)), digits ? toNumber(digits.rule(scope)) : 0),
  },
  min: many(Math.min),
  max: many(Math.max),
}

function one(of: (number: number) => number): FunctionSpec {
  return {
    least: 1,
    most: 1,
    build:
      ([number]) =>
      (scope) =>
        of(toNumber(number!.rule(scope))),
  }
}

function many(of: (...numbers: number[]) => number): FunctionSpec {
  return {
    least: 1,
    most: Number.POSITIVE_INFINITY,
    build: (args) => (scope) => of(...args.map(({ rule }) => toNumber(rule(scope)))),
  }
}

// Shifting the decimal point in the written number avoids 1.005 * 100 = 100.49999999999999.
function round(number: number, digits: number): number {
  const written = String(number)
  if (digits === 0 || written.includes("e")) return Math.round(number)
  return Number(`${Math.round(Number(`${written}e${Math.trunc(digits)}`))}e${-Math.trunc(digits)}`)
}
