// What one page of the form posts. Our own fields begin with a colon, which no question's name can.
import { z } from "zod"
import { Answer, type Answers } from "@/lib/questionnaire/definition"

const PLAIN = ["start", "back", "leave", "look", "review", "finish", "end"] as const

/**
 * Where to after saving: on, back, away, to all answers before the end, to the end, out of a closed quota, another
 * language, or only a look at what follows.
 */
export type Go =
  | { kind: (typeof PLAIN)[number] | "next" }
  | {
      kind: "language"
      language: string
    }

export type Posted = Readonly<{
  go: Go
  /** Name of the block. */
  page: string
  language: string
  /** The page was opened from the review, and leads back there. */
  fromReview: boolean
  /** Made with the page: the same page sent twice makes the same events. */
  base: string | undefined
  /** The questions that stood on the page: a blank one of these was left blank by the person. */
  shown: ReadonlySet<string>
  /** The answers that stood on the page when it was made, and those given there since that went as events: two tabs do not undo each other. */
  was: Answers
  /** Events of the page's script that the server had not confirmed when it was sent. */
  events: readonly unknown[]
  strings(question: string): readonly string[]
  /** All fields, for a page that asks to send them again. */
  fields: readonly (readonly [string, string])[]
}>

const Base = z.uuidv7()
const Was = z.record(z.string(), Answer)
const Events = z.array(z.unknown()).max(200)

/** Reads the fields without trusting them: what is not as it should be counts as absent. */
export function postedOf(form: FormData): Posted {
  const text = (name: string) => textOf(form.get(name))
  const base = Base.safeParse(text(":base"))
  return {
    go: goOf(text(":go")),
    page: text(":page"),
    language: text(":language"),
    fromReview: text(":from") === "review",
    base: base.success ? base.data : undefined,
    shown: new Set(form.getAll(":shown").map(textOf)),
    was: read(Was, text(":was")) ?? {},
    events: read(Events, text(":events")) ?? [],
    strings: (question) => form.getAll(question).map(textOf),
    fields: [...form.entries()].map(([name, value]) => [name, textOf(value)] as const),
  }
}

function goOf(go: string): Go {
  if (go.startsWith("language ")) return { kind: "language", language: go.slice("language ".length) }
  return { kind: PLAIN.find((plain) => plain === go) ?? "next" }
}

function read<T>(form: z.ZodType<T>, json: string): T | undefined {
  try {
    return form.safeParse(JSON.parse(json)).data
  } catch {
    return undefined
  }
}

const textOf = (value: FormDataEntryValue | null): string => (typeof value === "string" ? value : "")
