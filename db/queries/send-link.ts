// A link that goes to the respondent in the middle of a call, by what the installation has.
import { z } from "zod"
import type { Vault } from "@/adapters/vault/vault"
import { normaliseEmail } from "@/lib/mailing/address"
import type { Tx } from "../client"
import { newId } from "../ids"
import { listFurtherPhones } from "./call-facts"
import type { OpenCase } from "./console"
import type { Senders } from "./send-letters"

export type Way = "sms" | "email"
export type Delivered = Readonly<{ ok: true } | { ok: false; code: string }>
export type LinkWords = Readonly<{ subject: string; text: string; body: string }>

type Callee = Pick<OpenCase, "sealed" | "caseRow">
type Post = Readonly<{ senders: Pick<Senders, "mail" | "sms">; open: Vault["open"] }>

/** Where the respondent can be sent something now, by each way: the number in talk, the e-mail address; null for none. */
export async function addressesOf(
  tx: Tx,
  callee: Callee,
  { senders, open }: Post,
): Promise<Record<Way, string | null>> {
  if (!callee.sealed) return { sms: null, email: null }
  const { phone = null, email } = Contact.parse(JSON.parse(open(callee.sealed)))
  return {
    sms: senders.sms && (await numberInTalk(tx, callee.caseRow, phone, open)),
    email: senders.mail && normaliseEmail(email ?? ""),
  }
}

/**
 * Hands the words over. The respondent asks for them just now, so an earlier wish for no letters does not stand in the
 * way. Never throws for the gateway: what it says is a code.
 */
export async function deliver(tx: Tx, callee: Callee, way: Way, words: LinkWords, post: Post): Promise<Delivered> {
  const to = (await addressesOf(tx, callee, post))[way]
  const { mail, sms } = post.senders
  if (to === null) return { ok: false, code: "no_address" }
  if (way === "sms") return told(sms ? await sms.send({ to, text: words.text }) : NO_GATEWAY)
  if (!mail) return NO_GATEWAY
  const id = newId()
  const headers = { "Auto-Submitted": "auto-generated" }
  const { subject, body } = words
  return told(await mail.send({ to, subject, text: body, headers, messageId: `${id}@${mail.domain}`, letter: id }))
}

const NO_GATEWAY = { ok: false, code: "no_gateway" } as const
const told = (result: Delivered): Delivered => (result.ok ? { ok: true } : { ok: false, code: result.code })

const Contact = z.object({ phone: z.string().optional(), email: z.string().nullish() })
const Phone = z.object({ phone: z.string() })

async function numberInTalk(
  tx: Tx,
  { contactId, phone }: OpenCase["caseRow"],
  first: string | null,
  open: Vault["open"],
): Promise<string | null> {
  if (phone === 1 || !contactId) return first
  const own = (await listFurtherPhones(tx, contactId)).find(({ place }) => place === phone)
  if (!own) return first
  const words = open(own.sealed)
  return words.startsWith("{") ? Phone.parse(JSON.parse(words)).phone : words
}
