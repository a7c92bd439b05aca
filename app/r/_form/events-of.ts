// The answer events of a posted page. The same page sent twice makes the same ids, so nothing is stored twice.
import { createHash } from "node:crypto"
import type { AnswerEvent } from "@/lib/questionnaire/events"
import type { Change } from "./read-page"

type Sent = Readonly<{ base: string; language: string; startedAt: Date; now: Date }>

/** One event for each change, in the page's order. */
export function eventsOf(changes: readonly Change[], sent: Sent): AnswerEvent[] {
  return changes.map(({ question, value }, index): AnswerEvent => {
    const common = { ...commonOf([question, value ?? null], sent), seq: seqAt(sent.startedAt, sent.now) + index }
    return value === undefined
      ? { kind: "cleared", question, ...common }
      : { kind: "answered", question, value, ...common }
  })
}

/** The event of leaving, or of choosing another language. */
export function eventOf(kind: "left" | "language", sent: Sent): AnswerEvent {
  return { kind, ...commonOf([kind, sent.language], sent), seq: seqAt(sent.startedAt, sent.now) + 999 }
}

/** Tenths of a second since the interview began: one order for events of the form and of its script. */
export function seqAt(startedAt: Date, now: Date): number {
  return Math.max(0, Math.min(2_000_000_000, Math.floor((now.getTime() - startedAt.getTime()) / 100)))
}

function commonOf(what: readonly unknown[], { base, language, now }: Sent) {
  return { id: derivedId(base, JSON.stringify(what)), at: now.toISOString(), language }
}

/** A version 7 UUID with the time of `base` and the rest drawn from `base` and `what`. */
export function derivedId(base: string, what: string): string {
  const hex = createHash("sha256").update(`${base} ${what}`).digest("hex")
  const variant = "89ab"[Number.parseInt(hex.charAt(3), 16) % 4]
  return `${base.slice(0, 13)}-7${hex.slice(0, 3)}-${variant}${hex.slice(4, 7)}-${hex.slice(8, 20)}`
}
