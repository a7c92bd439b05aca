// Random questionnaires with random answers, for property tests. Rules refer to earlier names only, as authors must.
import fc from "fast-check"
import type { Answers, Definition } from "../definition"
import { ask, block, choice, example, SPECIAL } from "./build"

const CODES = ["a", "b", "c"]
const TYPES = ["select_one", "select_multiple", "integer", "text", "calculate", "note"] as const
type Draft = { type: (typeof TYPES)[number]; dice: number[] }

const drafts = fc.array(
  fc.record({ type: fc.constantFrom(...TYPES), dice: fc.array(fc.nat(99), { minLength: 12, maxLength: 12 }) }),
  { minLength: 1, maxLength: 12 },
)

/** A definition of up to twelve questions, one preload `p`, in blocks of three. */
export const definitions: fc.Arbitrary<Definition> = drafts.map((questions) => {
  const asked = questions.map((draft, index) => questionOf(draft, questions.slice(0, index)))
  const blocks = Array.from({ length: Math.ceil(asked.length / 3) }, (_, index) => {
    const { dice } = questions[index * 3]!
    const relevant = dice[10]! < 30 ? ruleOf(questions.slice(0, index * 3), dice.slice(4)) : undefined
    return block(`b${index}`, asked.slice(index * 3, index * 3 + 3), relevant)
  })
  const lists = { codes: CODES.map((code) => choice(code, { exclusive: code === "c" })), special: SPECIAL }
  return example("random", { preloads: ["p"], lists, blocks })
})

/** Answers to any of a definition's questions, right, wrong and blank, on the path and off it. */
export function answersTo(definition: Definition): fc.Arbitrary<Answers> {
  const names = definition.blocks.flatMap(({ questions }) => questions.map(({ name }) => name))
  const value = fc.oneof(
    fc.constantFrom<string | number | string[]>("a", "b", "c", "98", "", 0, 3, 7, 7.5),
    fc.subarray([...CODES, "zzz"]),
  )
  return fc.dictionary(fc.constantFrom(...names, "nobody"), value)
}

export const preloads = fc.constantFrom<Record<string, string>>({}, { p: "a" }, { p: "3" })

function questionOf({ type, dice }: Draft, earlier: Draft[]) {
  const rest: Record<string, unknown> = {}
  if (dice[0]! < 50) rest.relevant = ruleOf(earlier, dice.slice(3))
  if (type === "calculate") rest.calculation = `if(${ruleOf(earlier, dice.slice(5))}, ${dice[3]! % 5}, '')`
  if (type.startsWith("select")) rest.list = "codes"
  if (type.startsWith("select") && dice[1]! < 30) rest.choiceFilter = `name != 'a' or ${ruleOf(earlier, dice.slice(4))}`
  if (type === "integer" && dice[1]! < 40) rest.constraint = `. < 5 or ${ruleOf(earlier, dice.slice(4))}`
  if (type !== "note" && type !== "calculate" && dice[2]! < 30) rest.special = ["dont_know"]
  if (dice[2]! > 85) rest.screenOut = type === "note" ? ruleOf(earlier, dice.slice(2)) : ". = 'b' or . > 6"
  if (rest.screenOut !== undefined && type.startsWith("select")) rest.screenOut = "selected(., 'b')"
  return ask(`q${earlier.length}`, type, { required: dice[3]! < 80, ...rest })
}

function ruleOf(earlier: Draft[], dice: number[]): string {
  const first = atomOf(earlier, dice)
  const second = atomOf(earlier, dice.slice(2))
  return ["and", "or"].map((word) => `(${first} ${word} ${second})`).concat(first, `not(${second})`)[dice[1]! % 4]!
}

function atomOf(earlier: Draft[], [which = 0, how = 0]: number[]): string {
  const index = which % (earlier.length + 1)
  const type = earlier[index]?.type
  const name = type === undefined ? "${p}" : `\${q${index}}`
  if (type === "select_one" || type === "select_multiple") return `selected(${name}, '${CODES[how % 3]}')`
  if (type === "integer" || type === "calculate") return `${name} > ${how % 5}`
  return how % 2 === 0 ? `${name} != ''` : `${name} = '3'`
}
