// A link that an interviewer sends in the middle of a call, by a real mail server and an SMS gateway.
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { expect, test } from "@playwright/test"
import { eq } from "drizzle-orm"
import { startMailServer } from "@/adapters/mail/testing/server"
import { vaultOf } from "@/adapters/vault/vault"
import { audit, cases, contacts, links } from "@/db/schema"
import { freePort } from "@/scripts/parts/port"
import { serve } from "@/scripts/parts/serve"
import { expectAccessible } from "./axe"
import { keepFor, ownInterviewer, ownWave, takeCaseFor } from "./desk"
import { blockOn, next } from "./form"
import { become, database } from "./people"
import { world } from "./world"

async function giveEmail(caseId: string, email: string): Promise<void> {
  const vault = vaultOf(world().env.SAUAL_KEYS ?? "")
  const [row] = await database()
    .select({ id: contacts.id, sealed: contacts.sealed })
    .from(cases)
    .innerJoin(contacts, eq(contacts.id, cases.contactId))
    .where(eq(cases.id, caseId))
  if (!row) throw new Error("a case without a contact")
  const sealed = vault.seal(JSON.stringify({ ...JSON.parse(vault.open(row.sealed)), email }))
  await database().update(contacts).set({ sealed }).where(eq(contacts.id, row.id))
}

/** The tests' server once more, with a mail server and a gateway whose first answer is a refusal. */
async function withGateways() {
  const mail = await startMailServer()
  const texts: { to: string; text: string }[] = []
  let asked = 0
  const gateway = createServer(async (request, response) => {
    let body = ""
    for await (const chunk of request) body += String(chunk)
    if (asked++ > 0) texts.push(JSON.parse(body))
    response.writeHead(asked === 1 ? 503 : 200).end("{}")
  })
  await new Promise<void>((done) => gateway.listen(0, "127.0.0.1", done))
  const port = await freePort(3600, "127.0.0.1")
  const url = `http://127.0.0.1:${port}`
  const server = await serve({
    ...{ port, host: "127.0.0.1", say: () => undefined },
    env: {
      ...world().env,
      ...{ NEXTAUTH_URL: url, NODE_ENV: "production", SAUAL_MAIL_URL: mail.url },
      SAUAL_MAIL_FROM: "Сауалнама <survey@example.kz>",
      SAUAL_SMS_URL: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/send`,
      SAUAL_SMS_HEADERS: '{"Content-Type":"application/json"}',
      SAUAL_SMS_BODY: '{"to":"{to}","text":"{text}"}',
    },
  })
  const stop = async () => {
    await server.stop()
    gateway.closeAllConnections()
    gateway.close()
    await mail.close()
  }
  return { url, mail, texts, stop }
}

test("the link goes by SMS and e-mail, opens the form, and the case leaves the interviewer", async ({
  page,
  context,
  browser,
}) => {
  test.setTimeout(150_000)
  const wave = await ownWave("Қоңырау кезінде", { places: [{ region: "zhambyl", service: "C24", language: "kk" }] })
  const person = await ownInterviewer("supervisor", "zhambyl")
  await keepFor(person, wave.id)
  const caseId = await takeCaseFor(person)
  await giveEmail(caseId, "respondent@example.kz")
  const { url, mail, texts, stop } = await withGateways()
  try {
    await become(context, person)
    await page.goto(`${url}/interviewer/case/${caseId}`)
    await page.getByRole("button", { name: "Сілтеме беру" }).click()
    await page.getByRole("button", { name: "Сілтеме жасау" }).click()
    const address = await page.getByLabel("Жеке сілтеме").inputValue()
    const sms = page.getByRole("button", { name: "SMS-пен жіберу" })
    await sms.click()
    await expect(page.getByText("Сілтеме жіберілмеді: шлюз қабылдамады", { exact: false })).toBeVisible()
    await expectAccessible(page)
    await sms.click()
    await expect(page.getByRole("button", { name: "SMS жіберілді" })).toBeDisabled()
    await page.getByRole("button", { name: "Электрондық поштаға жіберу" }).click()
    await expect(page.getByRole("button", { name: "Хат жіберілді" })).toBeVisible()
    expect(texts).toEqual([{ to: expect.stringMatching(/^\+7\d{10}$/), text: expect.stringContaining(address) }])
    expect(mail.received.map((one) => [one.to, one.mail.subject])).toEqual([
      ["respondent@example.kz", "Онлайн жауап беруге сілтеме"],
    ])
    expect(mail.received[0]?.mail.text).toContain(address)
    const [link] = await database().select().from(links).where(eq(links.caseId, caseId))
    expect(link).toMatchObject({ purpose: "call", createdBy: person.id })
    const lines = await database().select().from(audit).where(eq(audit.thingId, caseId))
    const sent = lines.filter(({ verb }) => verb === "link.sent").map(({ details }) => details)
    expect(sent).toEqual([{ way: "sms" }, { way: "email" }])
    expect(JSON.stringify(lines)).not.toMatch(/example\.kz|\+7/)

    const own = await browser.newContext()
    const form = await own.newPage()
    await form.goto(address)
    await next(form)
    expect(await blockOn(form)).toBe("screening")
    await own.close()
    const [row] = await database().select().from(cases).where(eq(cases.id, caseId))
    expect(row?.leasedBy).toBeNull()
  } finally {
    await stop()
  }
})
