"use client"
import { useTranslations } from "next-intl"
import { Ask } from "@/components/comment/ask"
import { CommentThread } from "@/components/comment/thread"
import type { Thread } from "@/components/comment/thread-of"
import { closeCommentAction, openCommentAction, replyAction } from "../actions"

type Props = Readonly<{
  interviewId: string
  /** Null: the whole interview. */
  question: Readonly<{ name: string; label: string }> | null
  threads: readonly Thread[]
  /** False while a comment would give a check away, or when nobody conducted the interview. */
  asks: boolean
}>

/** The comments on one answer, or on the whole interview, and a way to write one. */
export function Discussion({ interviewId, question, threads, asks }: Props) {
  const t = useTranslations("comment.waits")
  const waits = { interviewer: t("interviewer"), supervisor: t("supervisor") }
  return (
    <div className="grid gap-3">
      {threads.map((thread) => (
        <CommentThread key={thread.id} thread={thread} waits={waits} reply={replyAction} close={closeCommentAction} />
      ))}
      {asks && (
        <Ask
          {...(question && { question: question.label })}
          send={(words) => openCommentAction({ interviewId, question: question?.name ?? null, words })}
        />
      )}
    </div>
  )
}
