// Sends one batch and says what became of it.
import { z } from "zod"
import type { AnswerEvent } from "@/lib/questionnaire/events"

export type Reply =
  | Readonly<{
      kind: "stored"
      stored: readonly string[]
      refused: readonly string[]
      /** Whether a full quota cell is closed to the respondent, where the batch could tell. */
      closed?: boolean | undefined
    }>
  /** No network, no server, or the server has trouble: try again later. */
  | Readonly<{ kind: "unreachable" }>
  | Readonly<{ kind: "signed_out" }>
  /** The server will not take the batch; its words say why. Everything stays. */
  | Readonly<{ kind: "rejected"; message: string }>

export type Post = (interviewId: string, events: readonly AnswerEvent[]) => Promise<Reply>

const Stored = z.object({ stored: z.array(z.string()), refused: z.array(z.string()), closed: z.boolean().optional() })
const Said = z.object({ message: z.string() })
const TIMEOUT_MS = 20_000

/** Posts as this person: the server refuses when somebody else has signed in on this machine meanwhile. */
export function postAs(personId: string): Post {
  return async (interviewId, events) => {
    try {
      return await replyOf(
        await fetch(`/interviewer/events/${interviewId}`, {
          method: "POST",
          headers: { "Content-Type": "application/json", "X-Saual-Person": personId },
          body: JSON.stringify({ events }),
          signal: AbortSignal.timeout(TIMEOUT_MS),
        }),
      )
    } catch {
      return { kind: "unreachable" }
    }
  }
}

async function replyOf(response: Response): Promise<Reply> {
  if (response.status === 401) return { kind: "signed_out" }
  if (response.status >= 500 || response.status === 429) return { kind: "unreachable" }
  const body: unknown = await response.json()
  if (!response.ok) return { kind: "rejected", message: Said.safeParse(body).data?.message ?? "" }
  const parsed = Stored.safeParse(body)
  return parsed.success ? { kind: "stored", ...parsed.data } : { kind: "unreachable" }
}
