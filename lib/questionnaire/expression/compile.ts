// Turns the text of an expression into a closure, or into the list of everything wrong with it.
import type { ExpressionFault, FaultCode, FaultParams } from "../fault"
import { FUNCTIONS } from "./functions"
import { operationRule } from "./operation"
import { type Ast, parse } from "./parse"
import type { FunctionSpec, Rule } from "./rule"
import { toNumber } from "./value"

/** Which names an expression may use, and what they stand for. */
export type Names = Readonly<{
  /** The slot of a `${name}`, or why it cannot be used here. */
  slotOf(name: string): number | "unknown_name" | "forward_reference"
  /** The codes a select question can hold; undefined when it is not a select. `undefined` asks about `.`. */
  codesOf(name: string | undefined): ReadonlySet<string> | undefined
  /** Whether `.` has a meaning here. */
  current: boolean
  /** Columns of the choices sheet; given for choice filters only. */
  columns?: ReadonlySet<string>
}>

export type CompiledExpression = Readonly<{ ok: true; rule: Rule } | { ok: false; faults: readonly ExpressionFault[] }>

/** Compiles one expression. Never throws, whatever the text; every name and function is checked here, once. */
export function compileExpression(source: string, names: Names): CompiledExpression {
  const parsed = parse(source)
  if (!parsed.ok) return { ok: false, faults: [parsed.fault] }
  const compiler = new Compiler(names)
  const rule = compiler.rule(parsed.ast)
  return compiler.faults.length === 0 ? { ok: true, rule } : { ok: false, faults: compiler.faults }
}

const NOTHING: Rule = () => ""

class Compiler {
  readonly faults: ExpressionFault[] = []
  constructor(private readonly names: Names) {}

  rule(ast: Ast): Rule {
    if (ast.kind === "text" || ast.kind === "number") return constant(ast.value)
    if (ast.kind === "reference") return this.reference(ast.name, ast.at)
    if (ast.kind === "current") return this.current(ast.at)
    if (ast.kind === "column") return this.column(ast.name, ast.at)
    if (ast.kind === "call") return this.call(ast)
    if (ast.kind === "negative") return negative(this.rule(ast.of))
    if (ast.operator === "=" || ast.operator === "!=") this.checkCode(ast.left, ast.right)
    return operationRule(ast, (side) => this.rule(side))
  }

  private reference(name: string, at: number): Rule {
    const slot = this.names.slotOf(name)
    if (typeof slot === "string") return this.fault(slot, at, { name })
    return (scope) => scope.values[slot]!
  }

  private current(at: number): Rule {
    return this.names.current ? (scope) => scope.current : this.fault("current_not_allowed", at)
  }

  private column(name: string, at: number): Rule {
    if (!this.names.columns) return this.fault("bare_name", at, { name })
    if (name === "name") return (scope) => scope.choice?.code ?? ""
    if (!this.names.columns.has(name)) return this.fault("unknown_column", at, { name })
    return ({ choice }) => (choice && Object.hasOwn(choice.attributes, name) ? choice.attributes[name]! : "")
  }

  private call({ name, args, at }: Extract<Ast, { kind: "call" }>): Rule {
    const spec = FUNCTIONS.get(name)
    if (!spec) return this.fault("unknown_function", at, { name })
    if (args.length < spec.least || args.length > spec.most) {
      return this.fault("wrong_arguments", at, { name, given: args.length, takes: takes(spec) })
    }
    if (name === "selected") this.checkCode(args[0]!, args[1]!)
    const built = spec.build(
      args.map((arg) => ({ rule: this.rule(arg), ...(arg.kind === "text" && { literal: arg.value }) })),
    )
    if (typeof built === "function") return built
    return this.fault(built.code, built.argument === undefined ? at : args[built.argument]!.at, built.params)
  }

  // A mistyped code would make the rule silently false for ever.
  private checkCode(left: Ast, right: Ast): void {
    const [asked, literal] = left.kind === "text" ? [right, left] : [left, right]
    if (literal.kind !== "text" || (asked.kind !== "reference" && asked.kind !== "current")) return
    const name = asked.kind === "reference" ? asked.name : undefined
    const codes = this.names.codesOf(name)
    const unknown = codes && literal.value.split(" ").find((code) => code !== "" && !codes.has(code))
    if (unknown) this.fault("unknown_code", literal.at, { name: name ?? ".", code: unknown })
  }

  private fault(code: FaultCode, column: number, params: FaultParams = {}): Rule {
    this.faults.push({ code, column, params })
    return NOTHING
  }
}

function constant(value: string | number): Rule {
  return () => value
}

function negative(of: Rule): Rule {
  return (scope) => -toNumber(of(scope))
}

function takes({ least, most }: FunctionSpec): string {
  if (most === least) return String(least)
  return Number.isFinite(most) ? `${least} to ${most}` : `${least} or more`
}
