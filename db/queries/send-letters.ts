// The second half of sending: what was taken goes out, and what came of it is written down.
import { and, eq, sql } from "drizzle-orm"
import { z } from "zod"
import type { Mailer, SendResult } from "@/adapters/mail/mail"
import type { SmsResult, Texter } from "@/adapters/sms/sms"
import type { Vault } from "@/adapters/vault/vault"
import { normaliseEmail } from "@/lib/mailing/address"
import { retryAt } from "@/lib/mailing/due"
import { letterFor } from "@/lib/mailing/letter"
import { type Database, transact } from "../client"
import { letters } from "../schema"
import { optOutBounced } from "./opt-outs"
import type { TakenLetter } from "./take-letters"

/** What letters leave by; without one, letters of that channel wait. */
export type Senders = Readonly<{
  mail: Mailer | null
  sms: Texter | null
  /** Our public address, for links: `https://survey.example.kz`. */
  site: string
}>
export type Outcome = "sent" | "bounced" | "waiting" | "failed" | "dropped"

/** Sends one taken letter and keeps what came of it. */
export async function sendLetter(
  db: Database,
  senders: Senders,
  open: Vault["open"],
  letter: TakenLetter,
  now: Date,
): Promise<Outcome> {
  const result = await handOver(senders, open, letter)
  return transact(db, async (tx) => {
    const values = after(letter, result, now)
    // Given up for dead meanwhile: then it stays so.
    const own = and(eq(letters.id, letter.id), eq(letters.state, "sending"))
    await tx.update(letters).set(values).where(own)
    if (values.state === "bounced") await optOutBounced(tx, letter.id, letter.channel, now)
    return values.state
  })
}

const Contact = z.object({ phone: z.string().optional(), email: z.string().nullish() })
type NotSent = Readonly<{ ok: false; kind: "no_address" }>

/** The only place where an address is read; it goes into the message and nowhere else. */
async function handOver(
  { mail, sms, site }: Senders,
  open: Vault["open"],
  letter: TakenLetter,
): Promise<SendResult | SmsResult | NotSent> {
  const { id, channel, messageId } = letter
  const to = addressOf(letter, open)
  // A lost key must not use letters up as if they had been sent.
  if (to === undefined) return { ok: false, kind: "later", code: "unreadable" }
  const unsubscribe = `${site}/r/unsubscribe/${letter.token}`
  const words = letterFor(letter.plan, letter.study, letter, { link: `${site}/r/${letter.token}`, unsubscribe })
  if (!words || !to) return { ok: false, kind: "no_address" }
  if (channel === "sms")
    return sms ? sms.send({ to, text: words.text }) : { ok: false, kind: "later", code: "no_gateway" }
  if (!mail || !messageId) return { ok: false, kind: "later", code: "no_server" }
  const headers = {
    "List-Unsubscribe": `<${unsubscribe}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    "Content-Language": words.language,
    "Auto-Submitted": "auto-generated",
    Precedence: "bulk",
  }
  const { subject, text, html } = words
  return mail.send({ to, subject, text, html, headers, messageId, letter: id })
}

/** Null when the contact has none; undefined when it cannot be opened. */
function addressOf({ channel, sealed }: TakenLetter, open: Vault["open"]): string | null | undefined {
  try {
    const { email, phone } = Contact.parse(JSON.parse(open(sealed)))
    return channel === "email" ? normaliseEmail(email ?? "") : (phone ?? null)
  } catch {
    return undefined
  }
}

type Values = Readonly<{ state: Outcome; reason?: string; dueAt?: Date; sentAt?: null; messageId?: string | null }>

function after(letter: TakenLetter, result: SendResult | SmsResult | NotSent, now: Date): Values {
  if (result.ok) {
    if (letter.channel === "email") return { state: "sent" }
    // Gateways number from one again: with the letter's own number it is unique.
    return { state: "sent", messageId: result.messageId === null ? null : `${letter.id}/${result.messageId}` }
  }
  if (result.kind === "no_address") return { state: "dropped", reason: "no_address", sentAt: null }
  if (result.kind === "unknown") return { state: "failed", reason: "unknown" }
  if (result.kind === "bounced") return { state: "bounced", reason: result.code }
  const again = retryAt(letter.plan.quiet, letter.hours, letter.tries, now, letter.timezone)
  if (!again) return { state: "failed", reason: result.code, sentAt: null }
  return { state: "waiting", reason: result.code, dueAt: again, sentAt: null }
}

/** Longer than any server may take over one letter. */
const LOST_MINUTES = 15

/**
 * Letters whose sender died between handing them over and writing it down. The server may have accepted them, and two
 * invitations are worse than none: they have failed, `unknown`, and a coordinator may see how many.
 */
export async function giveUpLost(db: Database, now: Date): Promise<void> {
  const lost = sql`${letters.state} = 'sending'
    and ${letters.sentAt} < ${now.toISOString()}::timestamptz - make_interval(mins => ${LOST_MINUTES})`
  await transact(db, (tx) => tx.update(letters).set({ state: "failed", reason: "unknown" }).where(lost))
}
