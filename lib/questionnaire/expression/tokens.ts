// Cuts the text of an expression into words.
import type { ExpressionFault } from "../fault"

export type Token = Readonly<{
  kind: "number" | "text" | "reference" | "name" | "symbol" | "end"
  /** The number's digits, the text without quotes, the name, the symbol. */
  text: string
  at: number
}>

const SPACE = /\s+/y
const WORDS: readonly (readonly [Token["kind"], RegExp])[] = [
  ["number", /\d+(?:\.\d*)?|\.\d+/y],
  ["text", /'([^']*)'|"([^"]*)"/y],
  ["reference", /\$\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}/y],
  ["name", /[A-Za-z_][A-Za-z0-9_-]*(?::[A-Za-z_][A-Za-z0-9_-]*)?/y],
  ["symbol", /!=|<=|>=|[=<>()+\-*,.]/y],
]

/** The tokens, the last one of kind `end`; or the first character that begins no token. */
export function tokensOf(source: string): readonly Token[] | ExpressionFault {
  const tokens: Token[] = []
  let at = skipSpace(source, 0)
  while (at < source.length) {
    const token = tokenAt(source, at)
    if (!token) return strange(source, at)
    tokens.push(token[0])
    at = skipSpace(source, token[1])
  }
  tokens.push({ kind: "end", text: "", at: source.length })
  return tokens
}

function skipSpace(source: string, at: number): number {
  SPACE.lastIndex = at
  return SPACE.test(source) ? SPACE.lastIndex : at
}

function tokenAt(source: string, at: number): [Token, number] | undefined {
  for (const [kind, pattern] of WORDS) {
    pattern.lastIndex = at
    const match = pattern.exec(source)
    if (match) return [{ kind, text: match[1] ?? match[2] ?? match[0], at }, pattern.lastIndex]
  }
  return undefined
}

function strange(source: string, at: number): ExpressionFault {
  const character = String.fromCodePoint(source.codePointAt(at) ?? 0)
  if (character === "'" || character === '"') return { code: "unclosed_text", column: at, params: {} }
  if (character === "$") return { code: "bad_reference", column: at, params: {} }
  return { code: "unexpected_character", column: at, params: { character } }
}
