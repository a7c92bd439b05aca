// The write path: parse -> who -> may they -> transaction -> answer after commit. Actions only name their parts.
import type { z } from "zod"
import { type Tx, transact } from "@/db/client"
import { may, type Person, type Thing, type Verb } from "@/lib/permission"
import { Problem, type ProblemParams } from "@/lib/problem"
import { currentPerson } from "./auth"
import { db } from "./database"
import { log } from "./log"

export type Refused = Readonly<{
  ok: false
  code: string
  params: ProblemParams
  fields: Readonly<Record<string, string>>
}>
export type Answered<T> = Readonly<{ ok: true; value: T }> | Refused

type Work<I, T> = (doing: { tx: Tx; person: Person; input: I; now: Date }) => Promise<T>
type Parts<S extends z.ZodType, T> = Readonly<{
  verb: Verb
  input: S
  /** What the permission depends on; loaded in the same transaction, before the work. */
  thing?: (tx: Tx, input: z.output<S>, person: Person) => Promise<Thing>
  work: Work<z.output<S>, T>
}>

/** Builds a server action that never throws: refusals come back with their code, to be shown where they belong. */
export function action<S extends z.ZodType, T>(parts: Parts<S, T>): (raw: z.input<S>) => Promise<Answered<T>> {
  return async (raw) => {
    try {
      const input = parse(parts.input, raw)
      const person = await currentPerson()
      if (!person) throw new Problem("sign_in_needed")
      if (!may(person, parts.verb)) throw new Problem("not_allowed")
      return { ok: true, value: await transact(db(), (tx) => run(parts, tx, person, input)) }
    } catch (error) {
      return refused(error)
    }
  }
}

/** The refusal that a thrown error stands for; what is no Problem is logged and named `unexpected`. */
export function refused(error: unknown): Refused {
  const problem = error instanceof Problem ? error : new Problem("unexpected")
  if (problem.status >= 500) log.error({ err: error }, "action failed")
  return { ok: false, code: problem.code, params: problem.params, fields: problem.fields }
}

async function run<S extends z.ZodType, T>(parts: Parts<S, T>, tx: Tx, person: Person, input: z.output<S>): Promise<T> {
  if (parts.thing && !may(person, parts.verb, await parts.thing(tx, input, person))) throw new Problem("not_allowed")
  return parts.work({ tx, person, input, now: new Date() })
}

function parse<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const result = schema.safeParse(raw)
  if (result.success) return result.data
  const fields = Object.fromEntries(result.error.issues.map((issue) => [issue.path.join("."), issue.message]))
  throw new Problem("bad_input", {}, fields)
}
