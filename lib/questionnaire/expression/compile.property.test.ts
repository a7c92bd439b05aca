// What holds for every expression, not only for the examples.
import fc from "fast-check"
import { expect, test } from "vitest"
import { compileExpression } from "./compile"
import { type Ast, parse } from "./parse"
import { evaluate } from "./testing"

const leaf: fc.Arbitrary<Ast> = fc.oneof(
  fc.stringMatching(/^[^'"]{0,6}$/).map((value): Ast => ({ kind: "text", value, at: 0 })),
  fc.nat(9999).map((value): Ast => ({ kind: "number", value: value / 100, at: 0 })),
  fc.constantFrom("a", "div", "or").map((name): Ast => ({ kind: "reference", name, at: 0 })),
  fc.constantFrom("form", "and", "x-y").map((name): Ast => ({ kind: "column", name, at: 0 })),
  fc.constant<Ast>({ kind: "current", at: 0 }),
)
const OPERATORS = ["or", "and", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod"] as const

const { tree } = fc.letrec<{ tree: Ast }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    tie("tree").map((of): Ast => ({ kind: "negative", of, at: 0 })),
    fc
      .record({ name: fc.constantFrom("if", "count-selected"), args: fc.array(tie("tree"), { maxLength: 3 }) })
      .map((call): Ast => ({ kind: "call", ...call, at: 0 })),
    fc
      .record({ operator: fc.constantFrom(...OPERATORS), left: tie("tree"), right: tie("tree") })
      .map((operation): Ast => ({ kind: "operation", ...operation, at: 0 })),
  ),
}))

test("a printed tree is read back as the same tree", () => {
  const readBack = fc.property(tree, (ast) => {
    expect(withoutPlaces(parse(print(ast)))).toEqual({ ok: true, ast })
  })
  fc.assert(readBack)
})

test("no text makes the compiler throw", () => {
  const words = fc.constantFrom("${a}", "(", ")", "not(", "regex(", "'x'", "=", "-", "1", ".", ",", " and ", "*", "if(")
  const names = { slotOf: () => 0, codesOf: () => undefined, current: true }
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(words, { maxLength: 30 }).map((parts) => parts.join("")),
  )
  const answered = fc.property(text, (source) => {
    expect(typeof compileExpression(source, names).ok).toBe("boolean")
  })
  fc.assert(answered, { numRuns: 500 })
})

test("no pattern makes the compiler throw", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[ab()[\]{}|*+?.\\,0-9^$-]{0,12}$/), (pattern) => {
      const names = { slotOf: () => 0, codesOf: () => undefined, current: true }
      expect(typeof compileExpression(`regex(., '${pattern}')`, names).ok).toBe("boolean")
    }),
  )
})

test("the longest expression that is read can also be run", () => {
  expect(evaluate(`1${"+1".repeat(500)}`)).toBe(501)
  expect(evaluate(`${"not(".repeat(99)}1${")".repeat(99)}`)).toBe(false)
})

test("regex takes time in proportion to the text, whatever the pattern", () => {
  const catastrophic = "regex(., '(a+)+(a|aa)*(a*)*b')"
  const before = performance.now()
  expect(evaluate(catastrophic, { current: "a".repeat(10_000) })).toBe(false)
  // A backtracking engine needs more than the age of the universe for this one.
  expect(performance.now() - before).toBeLessThan(2_000)
})

function print(ast: Ast): string {
  if (ast.kind === "text") return `'${ast.value}'`
  if (ast.kind === "number") return String(ast.value)
  if (ast.kind === "reference") return `\${${ast.name}}`
  if (ast.kind === "current") return "."
  if (ast.kind === "column") return ast.name
  if (ast.kind === "negative") return `-(${print(ast.of)})`
  if (ast.kind === "call") return `${ast.name}(${ast.args.map(print).join(", ")})`
  return `(${print(ast.left)}) ${ast.operator} (${print(ast.right)})`
}

function withoutPlaces(node: unknown): unknown {
  return JSON.parse(JSON.stringify(node, (key, value) => (key === "at" ? 0 : value)))
}
