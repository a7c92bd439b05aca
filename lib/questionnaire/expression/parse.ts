// Reads the XLSForm expression language (the XPath 1.0 subset that questionnaires use) into a tree.
import type { ExpressionFault, FaultCode, FaultParams } from "../fault"
import { type Token, tokensOf } from "./tokens"

export type Operator = "or" | "and" | "=" | "!=" | "<" | "<=" | ">" | ">=" | "+" | "-" | "*" | "div" | "mod"

/** `at` is the 0-based offset of the node's own word in the source. */
export type Ast = Readonly<
  { at: number } & (
    | { kind: "text"; value: string }
    | { kind: "number"; value: number }
    | { kind: "reference"; name: string }
    | { kind: "current" }
    | { kind: "column"; name: string }
    | { kind: "call"; name: string; args: readonly Ast[] }
    | { kind: "negative"; of: Ast }
    | { kind: "operation"; operator: Operator; left: Ast; right: Ast }
  )
>

export type Parsed = Readonly<{ ok: true; ast: Ast } | { ok: false; fault: ExpressionFault }>

// Limits keep hostile input from exhausting the stack; the longest rule of the real study has under 400 characters.
const MOST_CHARACTERS = 5_000
const MOST_OPERATORS = 500
const MOST_LEVELS = 100

const STRENGTH: Readonly<Record<Operator, number>> = {
  or: 1,
  and: 2,
  "=": 3,
  "!=": 3,
  "<": 4,
  "<=": 4,
  ">": 4,
  ">=": 4,
  "+": 5,
  "-": 5,
  "*": 6,
  div: 6,
  mod: 6,
}

/** The tree of an expression, or its first fault. Never throws, whatever the text. */
export function parse(source: string): Parsed {
  if (source.length > MOST_CHARACTERS) {
    const params = { most: MOST_CHARACTERS, unit: "characters" }
    return { ok: false, fault: { code: "too_long", column: MOST_CHARACTERS, params } }
  }
  const tokens = tokensOf(source)
  if ("code" in tokens) return { ok: false, fault: tokens }
  try {
    return { ok: true, ast: new Reader(tokens).expression() }
  } catch (error) {
    if (error instanceof Stop) return { ok: false, fault: error.fault }
    throw error
  }
}

class Stop extends Error {
  constructor(readonly fault: ExpressionFault) {
    super(fault.code)
  }
}

class Reader {
  private next = 0
  private level = 0
  private operators = 0
  constructor(private readonly tokens: readonly Token[]) {}

  expression(): Ast {
    const ast = this.operations(1)
    if (this.token.kind !== "end") throw this.unexpected()
    return ast
  }

  private operations(weakest: number): Ast {
    let left = this.operand()
    for (let operator = this.operator(); operator && STRENGTH[operator] >= weakest; operator = this.operator()) {
      if (++this.operators > MOST_OPERATORS) throw this.stop("too_long", { most: MOST_OPERATORS, unit: "operators" })
      const { at } = this.take()
      left = { kind: "operation", operator, left, right: this.operations(STRENGTH[operator] + 1), at }
    }
    return left
  }

  // "and", "or", "div" and "mod" are operators only where an operator can stand (XPath 1.0, section 3.7).
  private operator(): Operator | undefined {
    const { kind, text } = this.token
    return (kind === "symbol" || kind === "name") && Object.hasOwn(STRENGTH, text) ? (text as Operator) : undefined
  }

  private operand(): Ast {
    this.level++
    if (this.level > MOST_LEVELS) throw this.stop("too_deep", { most: MOST_LEVELS })
    const ast = this.operandAtLevel()
    this.level--
    return ast
  }

  private operandAtLevel(): Ast {
    const { kind, at } = this.token
    if (kind === "number") return { kind, value: Number(this.take().text), at }
    if (kind === "text") return { kind, value: this.take().text, at }
    if (kind === "reference") return { kind, name: this.take().text, at }
    if (kind === "name") return this.nameOrCall()
    if (this.passes("-")) return { kind: "negative", of: this.operand(), at }
    if (this.passes(".")) return { kind: "current", at }
    if (!this.passes("(")) throw this.unexpected()
    const inside = this.operations(1)
    if (!this.passes(")")) throw this.unexpected()
    return inside
  }

  private nameOrCall(): Ast {
    const { text: name, at } = this.take()
    if (!this.passes("(")) return { kind: "column", name, at }
    const args: Ast[] = []
    if (this.passes(")")) return { kind: "call", name, args, at }
    do args.push(this.operations(1))
    while (this.passes(","))
    if (!this.passes(")")) throw this.unexpected()
    return { kind: "call", name, args, at }
  }

  private get token(): Token {
    return this.tokens[this.next]!
  }

  private take(): Token {
    return this.tokens[this.next++]!
  }

  private passes(symbol: string): boolean {
    const here = this.token.kind === "symbol" && this.token.text === symbol
    if (here) this.next++
    return here
  }

  private unexpected(): Stop {
    return this.token.kind === "end"
      ? this.stop("unexpected_end", {})
      : this.stop("unexpected", { found: this.token.text })
  }

  private stop(code: FaultCode, params: FaultParams): Stop {
    return new Stop({ code, column: this.token.at, params })
  }
}
