// A compiled expression: a closure over numbered slots, so that a rule costs nanoseconds.
import type { Choice } from "../definition"
import type { FaultCode, FaultParams } from "../fault"
import type { Value } from "./value"

/** What a rule can see. Slots of preloads come first, then one per question; a blank or off-path one holds "". */
export type Scope = {
  values: Value[]
  today: string
  /** `.`: the answer under test. */
  current: Value
  /** The choice under test in a choice filter. */
  choice: Choice | undefined
}

export type Rule<T = Value> = (scope: Scope) => T

/** One argument of a function; `literal` when it stands in quotes in the source. */
export type Argument = Readonly<{ rule: Rule; literal?: string }>

/** `argument` points at the argument to blame; absent means the function itself. */
export type Unbuildable = Readonly<{ code: FaultCode; params: FaultParams; argument?: number }>

export type FunctionSpec = Readonly<{
  least: number
  most: number
  build(args: readonly Argument[]): Rule | Unbuildable
}>
