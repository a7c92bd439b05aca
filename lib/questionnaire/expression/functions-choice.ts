// Functions about the codes of a choice; several chosen codes are one text with spaces, as in XForms.
import type { FunctionSpec } from "./rule"
import { toNumber, toText } from "./value"

export const choiceFunctions: Record<string, FunctionSpec> = {
  selected: {
    least: 2,
    most: 2,
    build:
      ([codes, code]) =>
      (scope) =>
        isSelected(toText(codes!.rule(scope)), toText(code!.rule(scope)).trim()),
  },
  "selected-at": {
    least: 2,
    most: 2,
    build:
      ([codes, index]) =>
      (scope) =>
        split(toText(codes!.rule(scope)))[toNumber(index!.rule(scope))] ?? "",
  },
  "count-selected": {
    least: 1,
    most: 1,
    build:
      ([codes]) =>
      (scope) =>
        split(toText(codes!.rule(scope))).length,
  },
}

function isSelected(codes: string, code: string): boolean {
  return codes === code || (codes.includes(" ") && split(codes).includes(code))
}

function split(codes: string): string[] {
  return codes.split(" ").filter((code) => code !== "")
}
