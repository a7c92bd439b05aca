import type { Answered } from "@/app/_server/action"
import { PROBLEMS, type ProblemCode } from "@/lib/problem"

/** Why a request to the server came to nothing: a refusal of ours, or no network. */
export type Failure = Readonly<{
  code: ProblemCode | "offline"
  count: number
  fields: Readonly<Record<string, string>>
}>

export type Attempted<T> = Readonly<{ ok: true; value: T }> | Readonly<{ ok: false; failure: Failure }>

export const failureOf = (code: Failure["code"]) => ({ ok: false, failure: { code, count: 0, fields: {} } }) as const
export const NO_NETWORK = failureOf("offline")

type Refusal = Readonly<{
  ok: false
  code: string
  params: Readonly<Record<string, unknown>>
  fields: Readonly<Record<string, string>>
}>

/** Asks the server; no network, thrown or told as null, is an answer, too. */
export async function attempt<T>(
  work: () => Promise<Answered<T> | Readonly<{ ok: true; value: T }> | Refusal | null>,
): Promise<Attempted<T>> {
  try {
    const answer = await work()
    if (!answer) return NO_NETWORK
    if (answer.ok) return answer
    const code = answer.code in PROBLEMS ? (answer.code as ProblemCode) : "unexpected"
    return { ok: false, failure: { code, count: Number(answer.params.count ?? 0), fields: answer.fields } }
  } catch {
    return NO_NETWORK
  }
}

/** On a poor line a request may hang: after so long there is no network. */
const PATIENCE_MS = 8_000

export const inTime = <T>(work: Promise<T>): Promise<T | null> =>
  Promise.race([work, new Promise<null>((over) => setTimeout(() => over(null), PATIENCE_MS))])
