import { type AddressInfo, createServer } from "node:net"
import { afterEach, describe, expect, it } from "vitest"
import type { Mailer } from "./mail"
import { refusalOf } from "./refusal"
import { smtpMailer } from "./smtp"
import { startMailServer } from "./testing/server"

const LETTER = "01990000-0000-7000-8000-000000000001"
const mail = (to: string) => ({
  to,
  subject: "Сауалнама – пікіріңіз маңызды",
  text: "Сәлеметсіз бе!",
  html: "<p>Сәлеметсіз бе!</p>",
  headers: { "List-Unsubscribe": "<https://survey.example.kz/r/unsubscribe/abc>" },
  messageId: `${LETTER}.1@survey.example.kz`,
  letter: LETTER,
})

const open: { close: () => unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

async function mailerTo(answer?: string, bounces?: string) {
  const server = await startMailServer(() => answer)
  const mailer: Mailer = smtpMailer({ url: server.url, from: "Сауалнама <survey@example.kz>", bounces })
  open.push(server, mailer)
  return { server, mailer }
}

describe("a mail", () => {
  it("arrives whole, in any letters, under the number it was given", async () => {
    const { server, mailer } = await mailerTo()
    const { messageId } = mail("a@b.kz")
    expect(await mailer.send(mail("a@b.kz"))).toEqual({ ok: true, messageId })
    const [{ from, mail: got } = server.received[0]!] = server.received
    expect([from, got.from?.text, got.subject, got.text?.trim(), got.messageId]).toEqual([
      "survey@example.kz",
      '"Сауалнама" <survey@example.kz>',
      "Сауалнама – пікіріңіз маңызды",
      "Сәлеметсіз бе!",
      `<${messageId}>`,
    ])
    expect(got.html).toContain("<p>Сәлеметсіз бе!</p>")
    expect(mailer.domain).toBe("example.kz")
  })

  it("has a return address of its own where bounces have a mailbox", async () => {
    const { server, mailer } = await mailerTo(undefined, "bounces@example.kz")
    await mailer.send(mail("a@b.kz"))
    expect(server.received[0]?.from).toBe(`bounces+${LETTER}@example.kz`)
  })

  it.each([
    ["550 5.1.1 No such user", "bounced", "550"],
    ["550 mailbox unavailable", "bounced", "550"],
    ["552 5.2.2 mailbox full", "later", "552"],
    ["450 4.2.0 greylisted, come back", "later", "450"],
    ["550 5.7.1 you are on a list", "later", "550"],
    ["554 Relay access denied", "later", "554"],
    ["530 Authentication required", "later", "530"],
  ])("refused with %s is %s", async (answer, kind, code) => {
    const { mailer, server } = await mailerTo(answer)
    expect(await mailer.send(mail("a@b.kz"))).toEqual({ ok: false, kind, code })
    expect(server.asked).toEqual(["a@b.kz"])
  })

  it("is not sent again by itself when the line breaks after the server had it", async () => {
    const { mailer, server } = await mailerTo("cut")
    expect(await mailer.send(mail("a@b.kz"))).toMatchObject({ ok: false, kind: "unknown" })
    expect(server.received).toHaveLength(1)
  })

  it("waits when the line breaks before the server had anything of it", async () => {
    const server = createServer((socket) => void socket.end())
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
    const { port } = server.address() as AddressInfo
    const mailer = smtpMailer({ url: `smtp://127.0.0.1:${port}`, from: "survey@example.kz" })
    open.push(server, mailer)
    expect(await mailer.send(mail("a@b.kz"))).toMatchObject({ ok: false, kind: "later" })
  })

  it("waits when there is no server", async () => {
    const { mailer, server } = await mailerTo()
    await server.close()
    expect(await mailer.send(mail("a@b.kz"))).toMatchObject({ ok: false, kind: "later" })
  })

  it("refused for its content says nothing about the address", () => {
    const error = { responseCode: 550, command: "DATA", response: "550 5.1.1 odd" }
    expect(refusalOf(error, true)).toEqual({ ok: false, kind: "later", code: "550" })
  })
})

it.each([
  ["http://host", "a@b.kz", "SAUAL_MAIL_URL"],
  ["host", "a@b.kz", "SAUAL_MAIL_URL"],
  ["smtp://host", "nobody", "SAUAL_MAIL_FROM"],
])("%s and %s are refused by name", (url, from, name) => {
  expect(() => smtpMailer({ url, from })).toThrow(name)
})
