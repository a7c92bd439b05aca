import { z } from "zod"
import { CommentWords } from "@/lib/comment"

export const Said = z.object({ words: CommentWords })
export type Said = z.infer<typeof Said>
