"use client"
import { useState } from "react"
import { v7 } from "uuid"
import type { CaseFile } from "../case-file"
import type { Result } from "../centre/done"
import type { KeptErrand, Store } from "../outbox/entry"
import { askAs } from "../outbox/errand-reply"
import type { Run } from "../outbox/errands"
import type { Errand } from "../requests"
import { attempt, failureOf, NO_NETWORK } from "./attempt"
import type { Calling } from "./use-call"
import type { useErrands } from "./use-errands"
import type { Session } from "./use-session"

type Parts = Readonly<{
  file: CaseFile
  store: Store
  session: Session | null
  calling: Calling
  errands: ReturnType<typeof useErrands>
}>

/** So long may the end of a case wait for the network before it is kept here to be done later. */
const PATIENCE_MS = 8_000

/** How a case goes back to the server: at once, or later when there is no network. */
export function useHandOver({ file, store, session, calling, errands }: Parts) {
  const [result, setResult] = useState<Result | null>(null)
  const [kept, setKept] = useState<string | null>(null)
  const [ending, setEnding] = useState(false)
  const { caseId, person } = file

  const make = (errand: Errand, after: string | null): KeptErrand => {
    const at = new Date().toISOString()
    return { id: v7(), caseId, interviewId: after, at, call: calling.current(), errand }
  }
  const ask = (errand: KeptErrand) => attempt(() => askAs(person.id, errand))
  const later = (errand: Errand): void => void errands.run?.put(make(errand, null))

  // The case is let go of only when everything said in it is on the server.
  async function handOver(errand: Errand, done: (run: Run) => Result) {
    const deed = make(errand, session?.id ?? null)
    const sent = await emptied(session)
    const answer = sent ? await ask(deed) : NO_NETWORK
    if (answer.ok) {
      await store.forgetCase(caseId)
      setResult(done(answer.value))
    } else if (answer.failure.code === "offline") {
      await errands.run?.put(deed)
      setKept(deed.id)
      setResult({ kind: "kept", errand })
    } else return answer
    return { ok: true, value: undefined } as const
  }

  const doneLater = kept === null ? undefined : errands.state.done[kept]
  return {
    result: result?.kind === "kept" && doneLater !== undefined ? resultOf(result.errand, doneLater) : result,
    ending,
    later,
    /** Tells the server of the call; what does not arrive goes with the outcome. */
    tell: () => ask(make({ kind: "call" }, null)),
    letGo(errand: Errand) {
      session?.interview.leave()
      return handOver(errand, (run) => resultOf(errand, run))
    },
    async finish() {
      if (!session) return failureOf("not_found")
      const errand = { kind: "finish", interviewId: session.id } as const
      setEnding(true)
      const answer = await handOver(errand, (run) => resultOf(errand, run))
      setEnding(false)
      return answer
    },
  }
}

function resultOf(errand: Errand, run: Run): Result {
  if (errand.kind === "outcome") return { kind: "coded", code: errand.code }
  if (errand.kind === "appointment") return { kind: "appointment" }
  if (run?.status === "screened_out") return { kind: "screened_out" }
  return { kind: run?.standing === "counted" ? "counted" : "overflow" }
}

/** False as soon as it is plain that there is no network. */
function emptied(session: Session | null): Promise<boolean> {
  if (!session) return Promise.resolve(true)
  const { sender } = session
  return new Promise((over) => {
    const timer = setTimeout(() => settle(false), PATIENCE_MS)
    const stop = sender.subscribe(look)
    const settle = (sent: boolean) => {
      clearTimeout(timer)
      stop()
      over(sent)
    }
    function look() {
      const { waiting, trouble } = sender.state()
      if (waiting === 0) settle(true)
      else if (trouble === "unreachable") settle(false)
    }
    sender.wake()
    look()
  })
}
