import { describe, expect, it } from "vitest"
import { readEnv } from "./env"
import { mailFacts, smsFacts } from "./gateway-facts"
import { gatewayStates } from "./gateways"
import { sendersOf } from "./senders"

const of = (settings: Record<string, string>) =>
  readEnv({
    DATABASE_URL: "postgres://x",
    SAUAL_KEYS: "a:b",
    NEXTAUTH_SECRET: "x".repeat(32),
    NEXTAUTH_URL: "https://survey.example.kz/",
    ...settings,
  })
const SECRETS = /hunter2|mailuser|sekret/

describe("what is told of a gateway", () => {
  it("is its server and how it is spoken to, never who signs in", () => {
    const facts = mailFacts(
      of({ SAUAL_MAIL_URL: "smtp://mailuser:hunter2@mail.example.kz:2525", SAUAL_MAIL_FROM: "S <s@example.kz>" }),
    )
    expect(facts).toEqual({
      ...{ host: "mail.example.kz", port: "2525", security: "required", signIn: "yes" },
      ...{ from: "S <s@example.kz>", bounces: null },
    })
    expect(JSON.stringify(facts)).not.toMatch(SECRETS)
  })

  it.each([
    ["smtps://u:p@h", { port: "465", security: "tls", signIn: "yes" }],
    ["smtp://h", { port: "587", security: "offered", signIn: "no" }],
  ])("%s", (url, facts) => {
    expect(mailFacts(of({ SAUAL_MAIL_URL: url, SAUAL_MAIL_FROM: "s@h.kz" }))).toMatchObject(facts)
  })

  it("is an SMS gateway's host, without the keys of its address and its headers", () => {
    const facts = smsFacts(
      of({
        SAUAL_SMS_URL: "https://mailuser:hunter2@sms.example.kz/api/sekret/send?apiKey=sekret&to={to}",
        SAUAL_SMS_HEADERS: '{"Authorization":"Bearer sekret"}',
        SAUAL_SMS_BODY: "key=sekret",
        SAUAL_SMS_ACCEPTED: '"code":0',
      }),
    )
    expect(facts).toEqual({ host: "sms.example.kz", method: "POST", accepted: '"code":0', bounced: null })
    expect(JSON.stringify(facts)).not.toMatch(SECRETS)
  })

  it("is nothing where nothing is set up or can be read", () => {
    expect([mailFacts(of({})), smsFacts(of({}))]).toEqual([null, null])
    expect([mailFacts(of({ SAUAL_MAIL_URL: "mail" })), smsFacts(of({ SAUAL_SMS_URL: "sms" }))]).toEqual([null, null])
  })
})

describe("the state of a gateway", () => {
  const MAIL = { SAUAL_MAIL_URL: "smtp://127.0.0.1:25", SAUAL_MAIL_FROM: "s@h.kz" }
  const [on, off] = [{ state: "on" }, { state: "off" }]
  const broken = (setting: string) => ({ state: "broken", setting })
  it.each<[Record<string, string>, object, object]>([
    [{}, off, off],
    [MAIL, on, off],
    [{ ...MAIL, SAUAL_MAIL_FROM: "nobody" }, broken("SAUAL_MAIL_FROM"), off],
    [{ ...MAIL, SAUAL_MAIL_URL: "mail" }, broken("SAUAL_MAIL_URL"), off],
    [{ ...MAIL, SAUAL_SMS_URL: "sms" }, on, broken("SAUAL_SMS_URL")],
    [{ SAUAL_SMS_URL: "https://g.kz", SAUAL_SMS_HEADERS: "{" }, off, broken("SAUAL_SMS_HEADERS")],
  ])("%j", (settings, email, sms) => {
    const env = of(settings)
    expect(gatewayStates(env, () => sendersOf(env))).toEqual({ email, sms })
  })
})
