// People with e-mail addresses, and a mail server that their letters really go to.
import { expect, type Page } from "@playwright/test"
import { startMailServer, type TestServer } from "@/adapters/mail/testing/server"
import { vaultOf } from "@/adapters/vault/vault"
import { readEnv } from "@/app/_server/env"
import { sendersOf } from "@/app/_server/senders"
import { transact } from "@/db/client"
import { addCases } from "@/db/queries/sample"
import { type Round, sendDue } from "@/db/queries/send-due"
import type { Place, SeededWave } from "@/scripts/parts/seeding"
import { database } from "./people"
import { world } from "./world"

export const FROM = "Сауалнама <survey@example.kz>"
const vault = () => vaultOf(world().env.SAUAL_KEYS ?? "")

/** A case of somebody who can be written to; its id. */
export async function addMailed(wave: SeededWave, place: Place, email: string): Promise<string> {
  const phone = `+7702${String(Math.floor(Math.random() * 9_000_000) + 1_000_000)}`
  const { seal, fingerprint } = vault()
  const person = {
    sealed: seal(JSON.stringify({ name: "Гүлнар Серікова", phone, email })),
    phoneFingerprint: fingerprint(phone),
    emailFingerprint: fingerprint(email),
    region: place.region ?? null,
    service: place.service ?? null,
    language: place.language,
    timezone: wave.study.timezone,
    sourceReference: null,
    shuffle: 0.5,
  }
  const [id] = await transact(database(), (tx) => addCases(tx, wave, "list", [person]))
  if (!id) throw new Error("nobody was added")
  return id
}

export type Post = Readonly<{
  server: TestServer
  /** What the job of every minute does, as of a moment. */
  deliver: (now?: Date) => Promise<Round>
  close: () => Promise<void>
}>

/** A mail server of one's own, and the round of the served app through it. */
export async function openPost(answers?: (to: string) => string | undefined): Promise<Post> {
  const server = await startMailServer(answers)
  const senders = sendersOf(readEnv({ ...world().env, SAUAL_MAIL_URL: server.url, SAUAL_MAIL_FROM: FROM }))
  return {
    server,
    deliver: (now = new Date()) => sendDue(database(), senders, vault(), now),
    async close() {
      senders.mail?.close()
      await server.close()
    },
  }
}

/** What arrived for somebody, the last one first. */
export function letterTo({ server }: Post, to: string) {
  const found = server.received.filter((one) => one.to === to).at(-1)
  if (!found) throw new Error(`nothing arrived for ${to}`)
  const text = found.mail.text ?? ""
  const address = (form: RegExp) => form.exec(text)?.[0] ?? ""
  return {
    subject: found.mail.subject,
    text,
    raw: found.raw,
    link: address(/http\S+\/r\/(?!unsubscribe)\S+/),
    unsubscribe: address(/http\S+\/r\/unsubscribe\/\S+/),
  }
}

/** Writes an invitation or, of a named mailing, a reminder, and starts it; it may go out at once. */
export async function startMailing(page: Page, waveId: string, name: string, after?: string): Promise<void> {
  await page.goto(`/coordinator/wave/${waveId}/mailings/new`)
  await page.getByLabel("Атауы").fill(name)
  if (after) {
    await page.getByLabel("Түрі").selectOption({ label: `Еске салу: «${after}»` })
    await page.getByLabel("Алдыңғы хаттан кейін неше күннен соң").fill("1")
  }
  await page.getByLabel("Тыныш уақыттың басы").fill("00:00")
  await page.getByLabel("Тыныш уақыттың соңы").fill("00:00")
  await page.getByRole("button", { name: "Сақтау" }).click()
  await expect(page.getByRole("heading", { level: 2, name })).toBeVisible()
  await page.getByRole("button", { name: "Бастау" }).click()
  await page.getByRole("alertdialog").getByRole("button", { name: "Бастау" }).click()
  await expect(page.getByText("Жүріп жатыр")).toBeVisible()
}

export const count = (page: Page, state: string) => page.locator(`[data-letters="${state}"] dd`)
