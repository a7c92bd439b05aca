import type { Answered } from "@/app/_server/action"
import { PROBLEMS, type ProblemCode } from "@/lib/problem"

/** Why a request to the server came to nothing: a refusal of ours, or no network. */
export type Failure = Readonly<{
  code: ProblemCode | "offline"
  count: number
  fields: Readonly<Record<string, string>>
}>

/** Runs a server action; no network is an answer, too. */
export async function attempt<T>(
  work: () => Promise<Answered<T>>,
): Promise<Readonly<{ ok: true; value: T }> | Readonly<{ ok: false; failure: Failure }>> {
  try {
    const answer = await work()
    if (answer.ok) return answer
    const code = answer.code in PROBLEMS ? (answer.code as ProblemCode) : "unexpected"
    return { ok: false, failure: { code, count: Number(answer.params.count ?? 0), fields: answer.fields } }
  } catch {
    return { ok: false, failure: { code: "offline", count: 0, fields: {} } }
  }
}
