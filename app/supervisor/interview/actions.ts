"use server"
import type { z } from "zod"
import { action } from "@/app/_server/action"
import { closeComment, openComment, replyTo } from "@/db/queries/comments"
import { Closed, Opened, Replied } from "./schema"

const opening = action({
  verb: "comment.open",
  input: Opened,
  work: ({ tx, person, input, now }) => openComment(tx, person, input, now),
})

export async function openCommentAction(raw: z.input<typeof Opened>) {
  return opening(raw)
}

const replying = action({
  verb: "comment.reply",
  input: Replied,
  work: ({ tx, person, input, now }) => replyTo(tx, person, input.commentId, input.words, now),
})

/** For whoever the comment is between: its interviewer, and the supervisors who reach it. */
export async function replyAction(raw: z.input<typeof Replied>) {
  return replying(raw)
}

const closing = action({
  verb: "comment.open",
  input: Closed,
  work: ({ tx, person, input, now }) => closeComment(tx, person, input.commentId, now),
})

export async function closeCommentAction(raw: z.input<typeof Closed>) {
  return closing(raw)
}
