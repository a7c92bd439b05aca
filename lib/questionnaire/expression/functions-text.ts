// Functions about words.
import { RE2JS } from "re2js"
import type { Argument, FunctionSpec, Rule, Unbuildable } from "./rule"
import { toNumber, toText, type Value } from "./value"

export const textFunctions: Record<string, FunctionSpec> = {
  string: one((text) => text),
  "string-length": one((text) => text.length),
  contains: two((text, part) => text.includes(part)),
  "starts-with": two((text, part) => text.startsWith(part)),
  "ends-with": two((text, part) => text.endsWith(part)),
  concat: {
    least: 1,
    most: Number.POSITIVE_INFINITY,
    build: (args) => (scope) => args.map(({ rule }) => toText(rule(scope))).join(""),
  },
  substr: { least: 2, most: 3, build: substr },
  regex: { least: 2, most: 2, build: regex },
}

function one(of: (text: string) => Value): FunctionSpec {
  return {
    least: 1,
    most: 1,
    build:
      ([text]) =>
      (scope) =>
        of(toText(text!.rule(scope))),
  }
}

function two(of: (text: string, part: string) => Value): FunctionSpec {
  return {
    least: 2,
    most: 2,
    build:
      ([text, part]) =>
      (scope) =>
        of(toText(text!.rule(scope)), toText(part!.rule(scope))),
  }
}

// From 0, the end not included; negative offsets count from the end.
function substr([text, start, end]: readonly Argument[]): Rule {
  return (scope) =>
    toText(text!.rule(scope)).slice(toNumber(start!.rule(scope)), end ? toNumber(end.rule(scope)) : undefined)
}

// RE2 runs in linear time; a pattern in quotes is compiled here, at load, so that a bad one cannot fail an interview.
function regex([text, pattern]: readonly Argument[]): Rule | Unbuildable {
  const source = pattern!.literal
  if (source === undefined) return { code: "literal_needed", params: { name: "regex" }, argument: 1 }
  try {
    const compiled = RE2JS.compile(source)
    // XForms tests the whole text, not a part of it.
    return (scope) => compiled.testExact(toText(text!.rule(scope)))
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unreadable"
    return { code: "bad_pattern", params: { pattern: source, reason }, argument: 1 }
  }
}
