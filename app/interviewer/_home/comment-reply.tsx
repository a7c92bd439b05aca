"use client"
import { useTranslations } from "next-intl"
import { replyAction } from "@/app/supervisor/interview/actions"
import { CommentThread } from "@/components/comment/thread"
import type { Thread } from "@/components/comment/thread-of"

/** One comment as its interviewer sees it: to read and to answer, not to close. */
export function CommentReply({ thread }: { thread: Thread }) {
  const t = useTranslations("comment.mine.waits")
  return (
    <CommentThread
      thread={thread}
      waits={{ interviewer: t("interviewer"), supervisor: t("supervisor") }}
      reply={replyAction}
    />
  )
}
