// What an error of the mail server means for the address it was about.
import type { Refusal } from "./mail"
import { isAboutAddress } from "./status"

type SmtpError = Readonly<{ code?: string; responseCode?: number; response?: string; command?: string }>

/**
 * Only a clear word about the recipient is a bounce: a server that does not know us must not cost anybody the survey.
 * @param begun whether the message itself had begun to go out: then a broken line leaves open whether it was accepted
 */
export function refusalOf(thrown: unknown, begun: boolean): Refusal {
  const { responseCode: reply, command, response = "", code = "error" } = thrown as SmtpError
  if (reply === undefined) return { ok: false, kind: begun ? "unknown" : "later", code }
  const bounced = command === "RCPT TO" && isAboutRecipient(reply, response)
  return { ok: false, kind: bounced ? "bounced" : "later", code: String(reply) }
}

/** Where the server gives no enhanced status: no such mailbox, moved away, impossible name. The rest is about us or today. */
function isAboutRecipient(reply: number, response: string): boolean {
  const status = /\b5\.\d{1,3}\.\d{1,3}\b/.exec(response)?.[0]
  if (/relay|authenticat|block|blacklist|spam|policy/i.test(response)) return false
  return status ? isAboutAddress(status) : [550, 551, 553].includes(reply)
}
