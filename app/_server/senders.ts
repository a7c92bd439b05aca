// The mail server and the SMS gateway that the environment names; made once, so that connections are used again.
import { smtpMailer } from "@/adapters/mail/smtp"
import { httpTexter } from "@/adapters/sms/http"
import type { Senders } from "@/db/queries/send-letters"
import { type Env, env } from "./env"

let made: Senders | undefined

export function senders(): Senders {
  made ??= sendersOf(env())
  return made
}

/** Throws an Error that names the setting which cannot be read. Without an address of a server its letters wait. */
export function sendersOf(settings: Env): Senders {
  const {
    SAUAL_MAIL_URL: mailUrl,
    SAUAL_MAIL_FROM: from,
    SAUAL_MAIL_BOUNCES: bounces,
    SAUAL_SMS_URL: smsUrl,
  } = settings
  if (mailUrl && !from) throw new Error("SAUAL_MAIL_URL needs SAUAL_MAIL_FROM: Survey <survey@example.kz>")
  const sms = smsUrl && {
    url: smsUrl,
    method: settings.SAUAL_SMS_METHOD,
    headers: settings.SAUAL_SMS_HEADERS,
    body: settings.SAUAL_SMS_BODY,
    accepted: settings.SAUAL_SMS_ACCEPTED,
    bounced: settings.SAUAL_SMS_BOUNCED,
    id: settings.SAUAL_SMS_ID,
  }
  return {
    mail: mailUrl && from ? smtpMailer({ url: mailUrl, from, bounces }) : null,
    sms: sms ? httpTexter(sms) : null,
    site: new URL(settings.NEXTAUTH_URL).origin,
  }
}
