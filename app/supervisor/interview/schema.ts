import { z } from "zod"
import { CommentWords } from "@/lib/comment"

/** `question` is null when the whole interview is meant. */
export const Opened = z.object({ interviewId: z.uuid(), question: z.string().max(200).nullable(), words: CommentWords })
export const Replied = z.object({ commentId: z.uuid(), words: CommentWords })
export const Closed = z.object({ commentId: z.uuid() })
