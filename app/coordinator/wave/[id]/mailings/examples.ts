// Words to begin with, in each language of a study that the product has words for.
import { isLocale, messagesOf } from "@/messages"
import type { MailingForm } from "./schema"

export type Example = MailingForm["templates"][string]
/** By language, channel and kind. */
export type Examples = Readonly<
  Record<string, Readonly<Record<"email" | "sms", Readonly<Record<"invitation" | "reminder", Example>>>>>
>

export const examplesFor = (languages: readonly string[]): Examples =>
  Object.fromEntries(
    languages.filter(isLocale).map((code) => {
      const { email, sms } = messagesOf(code).coordinator.mailings.examples
      const bare = ({ body }: { body: string }): Example => ({ subject: "", body })
      return [code, { email, sms: { invitation: bare(sms.invitation), reminder: bare(sms.reminder) } }]
    }),
  )
