// For tests: compile and evaluate one expression over a handful of names.
import type { Choice } from "../definition"
import type { ExpressionFault } from "../fault"
import { compileExpression, type Names } from "./compile"
import type { Value } from "./value"

type Setting = {
  answers?: Record<string, Value>
  codes?: Record<string, string[]>
  current?: Value
  choice?: Choice
  columns?: string[]
}

export function evaluate(source: string, setting: Setting = {}): Value {
  const compiled = compileExpression(source, namesOf(setting))
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults))
  const values = Object.values(setting.answers ?? {})
  return compiled.rule({ values, today: "2020-10-17", current: setting.current ?? "", choice: setting.choice })
}

export function faultsOf(source: string, setting: Setting = {}): readonly ExpressionFault[] {
  const compiled = compileExpression(source, namesOf(setting))
  return compiled.ok ? [] : compiled.faults
}

function namesOf({ answers = {}, codes = {}, current, columns }: Setting): Names {
  return {
    slotOf: (name) => (Object.hasOwn(answers, name) ? Object.keys(answers).indexOf(name) : "unknown_name"),
    codesOf: (name) => (name !== undefined && Object.hasOwn(codes, name) ? new Set(codes[name]) : undefined),
    current: current !== undefined,
    ...(columns && { columns: new Set(columns) }),
  }
}
