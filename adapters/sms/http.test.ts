import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import fc from "fast-check"
import { afterEach, describe, expect, it } from "vitest"
import { filled } from "./filled"
import { httpTexter } from "./http"

const SMS = { to: "+77011234567", text: 'Сәлем! "Сауал": https://s.kz/r/x?a=1&b' }
const closing: (() => void)[] = []
afterEach(() => closing.splice(0).forEach((close) => void close()))

type Asked = { method: string | undefined; url: string | undefined; key: unknown; body: string }

async function gateway(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { method, url, headers } = request
    asked.push({ method, url, key: headers.authorization, body: Buffer.concat(chunks).toString() })
    answer(request, response)
  })
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  closing.push(
    () => server.closeAllConnections(),
    () => server.close(),
  )
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

const saying = (status: number, body: string) =>
  gateway((_request, response) => {
    response.statusCode = status
    response.end(body)
  })

describe("a text through an HTTP gateway", () => {
  it("goes as JSON with the gateway's key, and brings its number back", async () => {
    const { url, asked } = await saying(200, '{"data":{"messageId":12345}}')
    const headers = '{"Content-Type":"application/json","Authorization":"Bearer k"}'
    const body = '{"recipient":"{digits}","text":"{text}"}'
    const texter = httpTexter({ url: `${url}/send`, headers, body, id: "data.messageId" })
    expect(await texter.send(SMS)).toEqual({ ok: true, messageId: "12345" })
    expect(asked[0]).toMatchObject({ method: "POST", url: "/send", key: "Bearer k" })
    expect(JSON.parse(asked[0]!.body)).toEqual({ recipient: "77011234567", text: SMS.text })
  })

  it("goes in the address where the gateway wants it there", async () => {
    const { url, asked } = await saying(200, "OK")
    await httpTexter({ url: `${url}/?to={to}&text={text}`, method: "GET" }).send(SMS)
    const query = new URL(asked[0]!.url!, url).searchParams
    expect([query.get("to"), query.get("text")]).toEqual([SMS.to, SMS.text])
  })

  it.each([
    [200, '{"code":0}', { ok: true, messageId: null }],
    [200, '{"code":1,"error":"no money"}', { ok: false, kind: "later", code: "200" }],
    [200, '{"code":2,"error":"INVALID_NUMBER"}', { ok: false, kind: "bounced", code: "200" }],
    [400, "NOT_MOBILE", { ok: false, kind: "bounced", code: "400" }],
    [400, "bad key", { ok: false, kind: "later", code: "400" }],
    [503, '{"code":0}', { ok: false, kind: "later", code: "503" }],
  ])("answered %i %s", async (status, words, expected) => {
    const { url } = await saying(status, words)
    const settings = { url, accepted: '"code":0', bounced: "INVALID_NUMBER|NOT_MOBILE" }
    expect(await httpTexter(settings).send(SMS)).toEqual(expected)
  })

  it("waits when nobody listens, and is unknown when the line breaks after it was read", async () => {
    const { url } = await gateway((request) => void request.socket.destroy())
    expect(await httpTexter({ url }).send(SMS)).toMatchObject({ ok: false, kind: "unknown" })
    const nobody = await saying(200, "")
    closing.splice(0).forEach((close) => void close())
    expect(await httpTexter({ url: nobody.url }).send(SMS)).toMatchObject({ ok: false, kind: "later" })
  })
})

it("says which setting is wrong", () => {
  expect(() => httpTexter({ url: "gateway" })).toThrow("SAUAL_SMS_URL")
  expect(() => httpTexter({ url: "http://g", headers: "key" })).toThrow("SAUAL_SMS_HEADERS")
})

it("words never leave their place in the template", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (whole) => {
      const sms = { to: "+7701", text: whole }
      expect(JSON.parse(filled('["{text}","{to}"]', "json", sms))).toEqual([whole, "+7701"])
      expect(new URLSearchParams(filled("a={text}&b={digits}", "url", sms)).get("a")).toBe(whole)
    }),
  )
})
