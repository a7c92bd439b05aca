// Words that people write to each other about an interview.
import { z } from "zod"

const EMAIL = /\S+@\S+\.\S+/
/** Nine digits or more, however they are set apart: a phone number, an identity number, a card. */
const NUMBER = /\d(?:[\s().–-]*\d){8,}/

/** Whether words name how somebody can be reached, or who they are by number: that is kept with the contact only. */
export const namesContact = (words: string): boolean => EMAIL.test(words) || NUMBER.test(words)

/** What may stand in a comment. Messages are keys of `comment.faults`. */
export const CommentWords = z
  .string()
  .trim()
  .min(2, "too_short")
  .max(2000, "too_long")
  .refine((words) => !namesContact(words), "has_contact")
