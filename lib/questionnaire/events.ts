// The answer event: one durable, repeatable record that something happened in an interview. Browser and server share it.
import { z } from "zod"
import { isBlank, storable } from "./answer"
import { Answer, type Answers } from "./definition"

const LARGEST = 2_147_483_647

const name = z
  .string()
  .max(200)
  .regex(/^[a-z][a-z0-9_]*$/)

const common = {
  /** UUIDv7 made by the client: sending the same event twice stores it once. */
  id: z.uuidv7(),
  /** Client time, with its offset; the server keeps its own beside it. */
  at: z.iso.datetime({ offset: true }),
  /** Milliseconds since the question was shown. A laptop that slept for a month must not lose the answer. */
  elapsed: z
    .number()
    .min(0)
    .overwrite((ms) => Math.min(Math.round(ms), LARGEST))
    .optional(),
  /** The client's order. */
  seq: z.number().int().min(0).max(LARGEST),
  language: z.string().max(20).optional(),
}

/** A note is free words (`value`), about a question or about the interview. `left` and `resumed` may name where. */
export const AnswerEvent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("answered"), question: name, value: Answer.overwrite(clean), ...common }),
  z.object({ kind: z.literal("cleared"), question: name, ...common }),
  z.object({ kind: z.literal("opened"), question: name, ...common }),
  z.object({ kind: z.literal("language"), question: name.optional(), ...common, language: z.string().min(1).max(20) }),
  z.object({
    kind: z.literal("note"),
    question: name.optional(),
    value: z.string().max(10_000).overwrite(storable),
    ...common,
  }),
  z.object({ kind: z.enum(["left", "resumed"]), question: name.optional(), ...common }),
])
export type AnswerEvent = z.infer<typeof AnswerEvent>

export const EventBatch = z.object({ events: z.array(AnswerEvent).min(1).max(200) })
export type EventBatch = z.infer<typeof EventBatch>

/** The answers after a batch, folded in the client's order. A blank answer clears. Nothing is judged here. */
export function applyEvents(answers: Answers, events: readonly AnswerEvent[]): Answers {
  const after: Record<string, Answer> = { ...answers }
  for (const event of [...events].sort((a, b) => a.seq - b.seq)) {
    if (event.kind === "answered" && !isBlank(event.value)) after[event.question] = event.value
    else if (event.kind === "answered" || event.kind === "cleared") delete after[event.question]
  }
  return after
}

function clean(value: Answer): Answer {
  if (typeof value === "string") return storable(value)
  return Array.isArray(value) ? value.map(storable) : value
}
