// Mailings in database tests: people with addresses, a plan in three languages, a real mail server.
import { eq } from "drizzle-orm"
import type { Mailer } from "@/adapters/mail/mail"
import { smtpMailer } from "@/adapters/mail/smtp"
import { startMailServer, type TestServer } from "@/adapters/mail/testing/server"
import { MailingPlan } from "@/lib/mailing/plan"
import { transact } from "../client"
import { byPerson } from "../queries/audit"
import { createMailing, type MailingDraft, startMailing } from "../queries/mailings"
import { sendDue } from "../queries/send-due"
import { cases, contacts, letters } from "../schema"
import { type Field, VAULT } from "./field"

export const SITE = "https://survey.example.kz"
/** Monday, 11:00 in Almaty. */
export const MONDAY = new Date("2026-11-23T06:00:00Z")
export const minutesLater = (minutes: number) => new Date(MONDAY.getTime() + minutes * 60_000)

const body = (hello: string) => `${hello} {organiser}: {service}, {minutes}.\n\n{link}\n\n{unsubscribe}`
export const PLAN = MailingPlan.parse({
  templates: {
    kk: { subject: "Пікіріңіз маңызды", body: body("Сәлеметсіз бе!") },
    ru: { subject: "Ваше мнение важно", body: body("Здравствуйте!") },
    en: { subject: "Your opinion matters", body: body("Hello!") },
  },
  from: "2026-11-23",
})

export type Post = Readonly<{
  server: TestServer
  mail: Mailer
  close: () => Promise<void>
}>

/** A mail server that answers each recipient as told, and a mailer for it. */
export async function openPost(answers?: (to: string) => string | undefined): Promise<Post> {
  const server = await startMailServer(answers)
  const mail = smtpMailer({ url: server.url, from: "Сауалнама <survey@example.kz>", bounces: "bounces@example.kz" })
  return {
    server,
    mail,
    async close() {
      mail.close()
      await server.close()
    },
  }
}

/** New cases whose people have e-mail addresses: `<name><n>@example.kz`. Returns the cases' ids. */
export async function addMailed(field: Field, name: string, count: number, language = "kk"): Promise<string[]> {
  const service = field.wave.study.axes.service?.register.entries[0]?.code ?? ""
  const ids = await field.addCases(Array.from({ length: count }, () => ({ service, language })))
  for (const [n, id] of ids.entries()) await giveEmail(field, id, `${name}${n}@example.kz`)
  return ids
}

async function giveEmail({ db }: Field, caseId: string, email: string): Promise<void> {
  const [row] = await db
    .select({ id: contacts.id, sealed: contacts.sealed })
    .from(cases)
    .innerJoin(contacts, eq(contacts.id, cases.contactId))
    .where(eq(cases.id, caseId))
  if (!row) throw new Error("a case without a contact")
  const sealed = VAULT.seal(JSON.stringify({ ...JSON.parse(VAULT.open(row.sealed)), email }))
  await db
    .update(contacts)
    .set({ sealed, emailFingerprint: VAULT.fingerprint(email) })
    .where(eq(contacts.id, row.id))
}

/** A mailing that has begun. */
export async function begin(field: Field, draft: Partial<MailingDraft> = {}, now = MONDAY): Promise<string> {
  const actor = { ...byPerson(field.coordinator), kind: "person" as const, id: field.coordinator.id }
  const whole = { name: "test", channel: "email" as const, after: null, plan: PLAN, ...draft }
  return transact(field.db, async (tx) => {
    const id = await createMailing(tx, actor, field.wave.id, whole, now)
    await startMailing(tx, actor, id, now)
    return id
  })
}

export const send = (field: Field, mail: Mailer | null, now: Date) =>
  sendDue(field.db, { mail, sms: null, site: SITE }, VAULT, now)

export const lettersOf = ({ db }: Field, mailingId: string) =>
  db.select().from(letters).where(eq(letters.mailingId, mailingId)).orderBy(letters.id)
