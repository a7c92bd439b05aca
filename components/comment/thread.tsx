"use client"
import { CircleCheck, MessageCircleMore, MessageCircleReply } from "lucide-react"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import { Status } from "@/components/ui/status"
import type { Thread } from "./thread-of"
import { WordsForm } from "./words-form"

type Sent = { ok: true; value: unknown } | Refused
type Props = Readonly<{
  thread: Thread
  /** Words for whose turn it is, as this reader sees it. */
  waits: Readonly<Record<"interviewer" | "supervisor", string>>
  reply: (raw: { commentId: string; words: string }) => Promise<Sent>
  /** Absent for who may not close. */
  close?: (raw: { commentId: string }) => Promise<Sent>
}>

/** One comment with everything written under it; while it is open, a field to reply. */
export function CommentThread({ thread, waits, reply, close }: Props) {
  const t = useTranslations("comment")
  const { id, closed, waitsFor, replies } = thread
  return (
    <div className="grid gap-2 border-l-2 border-accent pl-3 text-sm">
      <ol className="grid gap-2">
        {replies.map(({ id: key, time, words, person, own }) => (
          <li key={key}>
            <p className="text-soft">
              {own ? t("you") : person} · {time}
            </p>
            <p className="break-words whitespace-pre-line">{words}</p>
          </li>
        ))}
      </ol>
      {closed && (
        <p>
          <Status icon={CircleCheck}>{t("closed", { time: closed })}</Status>
        </p>
      )}
      {waitsFor && (
        <>
          <p>
            <Status
              look={waitsFor === "interviewer" ? "warn" : "accent"}
              icon={waitsFor === "interviewer" ? MessageCircleMore : MessageCircleReply}
            >
              {waits[waitsFor]}
            </Status>
          </p>
          <WordsForm kind="reply" send={(words) => reply({ commentId: id, words })} />
          {close && <CloseButton close={() => close({ commentId: id })} />}
        </>
      )}
    </div>
  )
}

function CloseButton({ close }: { close: () => Promise<Sent> }) {
  const t = useTranslations("comment")
  const { refresh } = useRouter()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  async function press() {
    setBusy(true)
    const result = await attempt(close)
    setBusy(false)
    setRefused(result.ok ? null : result)
    if (result.ok) refresh()
  }
  return (
    <div className="grid gap-1 print:hidden">
      <Refusal of={refused} />
      <div className="flex flex-wrap items-center gap-x-3">
        <Button size="small" disabled={busy} onClick={press}>
          {t("close")}
        </Button>
        <span className="text-soft">{t("closeHint")}</span>
      </div>
    </div>
  )
}
