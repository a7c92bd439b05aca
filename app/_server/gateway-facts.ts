// What is set up, in facts that may be read aloud: hosts and choices, never a user, a password or a key.
import type { Env } from "./env"

export type MailFacts = Readonly<{
  host: string
  port: string
  security: "tls" | "required" | "offered"
  signIn: "yes" | "no"
  from: string
  bounces: string | null
}>
export type SmsFacts = Readonly<{ host: string; method: string; accepted: string | null; bounced: string | null }>

/** Null without a mail server, or where its address cannot be read. */
export function mailFacts(settings: Env): MailFacts | null {
  const { SAUAL_MAIL_URL: url = "", SAUAL_MAIL_FROM: from = "", SAUAL_MAIL_BOUNCES: bounces } = settings
  if (!URL.canParse(url)) return null
  const { hostname, port, protocol, username } = new URL(url)
  const secure = protocol === "smtps:"
  return {
    host: hostname,
    port: port || (secure ? "465" : "587"),
    security: secure ? "tls" : username ? "required" : "offered",
    signIn: username ? "yes" : "no",
    from,
    bounces: bounces || null,
  }
}

/** Keys may stand in the path and the query, so only the host is told. */
export function smsFacts(settings: Env): SmsFacts | null {
  const url = settings.SAUAL_SMS_URL ?? ""
  const bare = url.replace(/[?#].*$/s, "")
  if (!URL.canParse(bare)) return null
  return {
    host: new URL(bare).host,
    method: settings.SAUAL_SMS_METHOD ?? "POST",
    accepted: settings.SAUAL_SMS_ACCEPTED || null,
    bounced: settings.SAUAL_SMS_BOUNCED || null,
  }
}
