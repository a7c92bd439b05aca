// A link that goes to the respondent in the middle of a call, by what the installation has.
import { createTranslator } from "next-intl"
import { z } from "zod"
import { vault } from "@/app/_server/database"
import { senders } from "@/app/_server/senders"
import type { Tx } from "@/db/client"
import { newId } from "@/db/ids"
import { listFurtherPhones } from "@/db/queries/call-facts"
import type { OpenCase } from "@/db/queries/console"
import { findInstrument } from "@/db/queries/instruments"
import { normaliseEmail } from "@/lib/mailing/address"
import { isLocale, messagesOf } from "@/messages"

export type Way = "sms" | "email"
export type Delivered = Readonly<{ ok: true } | { ok: false; code: string }>

/** Where the respondent can be sent something now, by each way; null where there is no address or no gateway. */
export async function addressesOf(tx: Tx, { sealed, caseRow }: OpenCase): Promise<Record<Way, string | null>> {
  if (!sealed) return { sms: null, email: null }
  const { mail, sms } = senders()
  const { phone, email } = Contact.parse(JSON.parse(vault().open(sealed)))
  return {
    sms: sms && (await numberInTalk(tx, caseRow, phone ?? null)),
    email: mail && normaliseEmail(email ?? ""),
  }
}

/** Hands the link over; the words are in the language that is spoken with the respondent. Never throws for the gateway. */
export async function deliver(tx: Tx, opened: OpenCase, way: Way, link: string): Promise<Delivered> {
  const to = (await addressesOf(tx, opened))[way]
  const { mail, sms } = senders()
  if (to === null) return { ok: false, code: "no_address" }
  const { subject, text, body } = await wordsFor(tx, opened, link)
  if (way === "sms") return told((await sms?.send({ to, text })) ?? NO_GATEWAY)
  if (!mail) return NO_GATEWAY
  const id = newId()
  const headers = { "Auto-Submitted": "auto-generated" }
  return told(await mail.send({ to, subject, text: body, headers, messageId: `${id}@${mail.domain}`, letter: id }))
}

const NO_GATEWAY = { ok: false, code: "no_gateway" } as const
const told = (result: Delivered): Delivered => (result.ok ? { ok: true } : { ok: false, code: result.code })

const Contact = z.object({ phone: z.string().optional(), email: z.string().nullish() })
const Phone = z.object({ phone: z.string() })

async function numberInTalk(tx: Tx, { contactId, phone }: OpenCase["caseRow"], first: string | null) {
  if (phone === 1 || !contactId) return first
  const own = (await listFurtherPhones(tx, contactId)).find(({ place }) => place === phone)
  return own ? numberIn(vault().open(own.sealed)) : first
}

function numberIn(words: string): string {
  return words.startsWith("{") ? Phone.parse(JSON.parse(words)).phone : words
}

async function wordsFor(tx: Tx, { running, caseRow, wave }: OpenCase, link: string) {
  const { study } = await findInstrument(tx, running?.instrumentId ?? wave.instrumentId)
  const locale = [running?.language, caseRow.language, ...study.languages].find(isLocale) ?? "kk"
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: "respondent.callLink" })
  const organiser = study.texts.organiser[locale] ?? ""
  return { subject: t("subject"), text: t("sms", { link }), body: t("mail", { link, organiser }) }
}
