// The administrator sees what mail and SMS leave by, and tests them, without ever seeing a password.
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { expect, test } from "@playwright/test"
import { startMailServer } from "@/adapters/mail/testing/server"
import { freePort } from "@/scripts/parts/port"
import { serve } from "@/scripts/parts/serve"
import { expectAccessible } from "./axe"
import { expectFits } from "./desk"
import { FROM } from "./mailing"
import { become } from "./people"
import { world } from "./world"

test("tests the mail server and the SMS gateway, and tells their answers in words", async ({ page, context }) => {
  test.setTimeout(120_000)
  const mail = await startMailServer((to) => (to.startsWith("nobody") ? "550 5.1.1 No such user" : undefined))
  const texts: string[] = []
  const gateway = createServer(async (request, response) => {
    let body = ""
    for await (const chunk of request) body += String(chunk)
    texts.push(body)
    response.writeHead(texts.length === 1 ? 200 : 401).end("{}")
  })
  await new Promise<void>((done) => gateway.listen(0, "127.0.0.1", done))
  const port = await freePort(3500, "127.0.0.1")
  const url = `http://127.0.0.1:${port}`
  const server = await serve({
    port,
    host: "127.0.0.1",
    env: {
      ...world().env,
      ...{ NEXTAUTH_URL: url, NODE_ENV: "production", SAUAL_MAIL_URL: mail.url, SAUAL_MAIL_FROM: FROM },
      SAUAL_SMS_URL: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/send?apiKey=hunter2`,
      SAUAL_SMS_HEADERS: '{"Content-Type":"application/json","Authorization":"Bearer hunter2"}',
      SAUAL_SMS_BODY: '{"to":"{to}","text":"{text}"}',
    },
    say: () => undefined,
  })
  try {
    await become(context, "admin")
    await page.goto(`${url}/admin/gateways`)
    await expect(page.getByText("Бапталған")).toHaveCount(2)
    await expect(page.getByText(FROM)).toBeVisible()
    expect(await page.content()).not.toContain("hunter2")
    const tests = page.getByRole("button", { name: "Сынақ хатын жіберу" })
    const to = page.getByLabel("Мына мекенжайға")
    await to.fill("admin@")
    await tests.first().click()
    await expect(to).toHaveAccessibleDescription(/Пошта мекенжайын толық жазыңыз/)
    await to.fill("admin@example.kz")
    await tests.first().click()
    await expect(page.getByText("Сервер қабылдады.", { exact: false })).toBeVisible()
    expect(mail.received.map((one) => [one.to, one.mail.subject])).toEqual([["admin@example.kz", "Сауал: сынақ хаты"]])
    await to.fill("nobody@example.kz")
    await tests.first().click()
    await expect(page.getByText("қабылдамайды (550)", { exact: false })).toBeVisible()
    await expect(to).toHaveValue("nobody@example.kz")

    const number = page.getByLabel("Мына нөмірге")
    await number.fill("8 701 000 00 00")
    await tests.last().click()
    await expect(page.getByText("Сервер қабылдады.", { exact: false })).toBeVisible()
    expect(JSON.parse(texts[0] ?? "")).toMatchObject({ to: "+77010000000" })
    await tests.last().click()
    await expect(page.getByText("(401)", { exact: false })).toContainText("Пайдаланушы не құпиясөз қабылданбады.")
    expect(await page.content()).not.toContain("hunter2")
    await expectAccessible(page)
    await page.setViewportSize({ width: 360, height: 740 })
    await expectFits(page)
    await page.goto(`${url}/admin/audit`)
    await expect(page.getByText("Пошта не SMS шлюзі тексерілді").first()).toBeVisible()
    await expect(page.getByText("admin@example.kz")).toHaveCount(0)
  } finally {
    await server.stop()
    await mail.close()
    await new Promise((done) => gateway.close(done))
  }
})

test("says what to set where nothing is", async ({ page, context }) => {
  await become(context, "admin")
  await page.goto("/admin/gateways")
  await expect(page.getByText("Бапталмаған")).toHaveCount(2)
  await expect(page.getByText("SAUAL_MAIL_URL және SAUAL_MAIL_FROM", { exact: false })).toBeVisible()
  await expect(page.getByRole("button", { name: "Сынақ хатын жіберу" })).toHaveCount(0)
})
