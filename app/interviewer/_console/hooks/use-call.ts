"use client"
import { useRef, useState } from "react"
import { v7 } from "uuid"
import type { Line, LineNews } from "@/adapters/dialler/dialler"
import { manualDialler } from "@/adapters/dialler/manual"
import type { CaseFile } from "../case-file"
import type { KeptCall } from "../outbox/entry"

export const DIALLER = manualDialler(() => new Date())

export type Calling = ReturnType<typeof useCall>

/** The call that goes on: to which number, when it began, was answered and was hung up. `onNews` gets each change. */
export function useCall(file: CaseFile, before: KeptCall | null, onNews: (call: KeptCall) => void) {
  const [call, setCall] = useState(before)
  const latest = useRef(before)
  const line = useRef<Line | null>(null)

  function note(change: Partial<KeptCall>): KeptCall {
    const known = latest.current ?? begun(file.phoneDue)
    latest.current = { ...known, ...change }
    setCall(latest.current)
    onNews(latest.current)
    return latest.current
  }

  function heard(news: LineNews): void {
    const at = news.at.toISOString()
    if (news.kind === "answered") note({ answeredAt: at })
    else if (news.kind === "ended") note({ hungUpAt: at })
  }

  // Dialled again after the line was closed: the same try, for it has one outcome, and the line is open again.
  function dial(place: number): void {
    const phone = file.contact?.phones.find((one) => one.place === place)
    if (!phone) return
    if (latest.current && latest.current.phone === place && !latest.current.hungUpAt && line.current) return
    note({ phone: place, hungUpAt: null, answeredAt: null })
    line.current = DIALLER.dial(phone.number, heard)
  }

  const say = (): void => {
    const now = new Date()
    if (!latest.current) return
    if (!latest.current.answeredAt) line.current ? line.current.answered() : note({ answeredAt: now.toISOString() })
    else if (!latest.current.hungUpAt) line.current ? void line.current.hangUp() : note({ hungUpAt: now.toISOString() })
  }

  return {
    call,
    dial,
    /** What the key says next: somebody answered, or the line is closed. */
    say,
    /** The call of this try; one that nobody dialled here begins now. */
    current: (): KeptCall => latest.current ?? note({}),
    /** An interview has begun, so somebody has answered. */
    answered: (): KeptCall => {
      const now = latest.current ?? note({})
      return now.answeredAt ? now : note({ answeredAt: new Date().toISOString() })
    },
  }
}

const begun = (phone: number): KeptCall => ({
  id: v7(),
  phone,
  dialler: DIALLER.name,
  startedAt: new Date().toISOString(),
  answeredAt: null,
  hungUpAt: null,
})
