// The shape of one questionnaire version: what an XLSForm becomes, what the database keeps, what the browser receives.
import { z } from "zod"

/** Words in each language of the study, by language code: `{ kk, ru, en }`. */
export const Text = z.record(z.string(), z.string())
export type Text = z.infer<typeof Text>

/** Special codes are answers but never ratings (method, section 3). */
export const SPECIAL_CODES = {
  dont_remember: "96",
  not_applicable: "97",
  dont_know: "98",
  refused: "99",
} as const
export type SpecialName = keyof typeof SPECIAL_CODES
export const SpecialName = z.enum(["dont_remember", "not_applicable", "dont_know", "refused"])

export const Choice = z.object({
  code: z.string().min(1),
  label: Text,
  /** Chosen alone: picking it clears the others and the reverse ("no difficulties"). */
  exclusive: z.boolean().default(false),
  /** Other columns of the choices sheet, for choice filters: `{ form: "office" }`. */
  attributes: z.record(z.string(), z.string()).default({}),
})
export type Choice = z.infer<typeof Choice>

export const QuestionType = z.enum([
  "select_one",
  "select_multiple",
  "rating",
  "text",
  "integer",
  "decimal",
  "date",
  "note",
  "calculate",
])
export type QuestionType = z.infer<typeof QuestionType>

/** Source text of an expression in the XLSForm language; compiled once by `compile`. */
const Expression = z.string().min(1)

export const Question = z.object({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  type: QuestionType,
  /** Choice list of a select or rating question. */
  list: z.string().optional(),
  label: Text,
  hint: Text.optional(),
  /** Read by the interviewer, never aloud and never online. */
  guidance: Text.optional(),
  /** Probes and definitions for the interviewer, shown when asked for. */
  help: Text.optional(),
  required: z.boolean().default(true),
  relevant: Expression.optional(),
  constraint: Expression.optional(),
  constraintMessage: Text.optional(),
  /** When true, the answer hardly goes with earlier ones: the interviewer is told and may let it stand. */
  doubt: Expression.optional(),
  doubtMessage: Text.optional(),
  choiceFilter: Expression.optional(),
  calculation: Expression.optional(),
  /** Offered as the answer until somebody answers. */
  default: Expression.optional(),
  /** When true after an answer, the interview ends here as screened out. */
  screenOut: Expression.optional(),
  special: z.array(SpecialName).default([]),
  appearance: z.string().optional(),
  criterion: z.string().optional(),
  zone: z.string().optional(),
  form: z.string().optional(),
  /** Who stands in the base of the item's percentage: everyone asked, or raters only (method, section 3). */
  base: z.enum(["asked", "rated"]).optional(),
  /** Re-asked at verification: 1 facts, 2 hard to administer, 3 stability. */
  verify: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
  /** Personal data (a phone number): kept with the contact, never with the answers. */
  personal: z.boolean().default(false),
})
export type Question = z.infer<typeof Question>

export const Block = z.object({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  label: Text,
  /** Said once before the block's questions. */
  leadIn: Text.optional(),
  /** As a question's, for all questions of the block. */
  help: Text.optional(),
  relevant: Expression.optional(),
  questions: z.array(Question).min(1),
})
export type Block = z.infer<typeof Block>

export const Definition = z.object({
  id: z.string().min(1),
  version: z.string().min(1),
  title: Text,
  languages: z.array(z.string()).min(1),
  /** Names whose values come with the case, not from the person: `service_paid`, `case_region`. */
  preloads: z.array(z.string()).default([]),
  lists: z.record(z.string(), z.array(Choice)),
  blocks: z.array(Block).min(1),
})
export type Definition = z.infer<typeof Definition>

/** A code, a number, an ISO date, words, or the codes of a multiple choice. Absent = not answered. */
export const Answer = z.union([z.string().max(10_000), z.number(), z.array(z.string().max(200)).max(200)])
export type Answer = z.infer<typeof Answer>
export type Answers = Readonly<Record<string, Answer>>

/** What the path depends on besides the answers. The clock is an argument: `today` is an ISO date in the study's zone. */
export type Context = Readonly<{ preloads: Readonly<Record<string, string>>; today: string }>

/** Stands in `answers` for an answer that is personal data and kept apart. */
export const GIVEN = "•"
