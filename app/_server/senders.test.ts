import { describe, expect, it } from "vitest"
import { readEnv } from "./env"
import { sendersOf } from "./senders"

const of = (settings: Record<string, string>) =>
  sendersOf(
    readEnv({
      DATABASE_URL: "postgres://x",
      SAUAL_KEYS: "a:b",
      NEXTAUTH_SECRET: "x".repeat(32),
      NEXTAUTH_URL: "https://survey.example.kz/",
      ...settings,
    }),
  )

describe("what letters leave by", () => {
  it("is nothing unless settings name it, empty ones included", () => {
    expect(of({})).toEqual({ mail: null, sms: null, site: "https://survey.example.kz" })
    expect(of({ SAUAL_MAIL_URL: "", SAUAL_SMS_URL: "" })).toMatchObject({ mail: null, sms: null })
  })

  it("is a mail server and a gateway", () => {
    const { mail, sms } = of({
      ...{ SAUAL_MAIL_URL: "smtp://127.0.0.1:25", SAUAL_MAIL_FROM: "Survey <survey@example.kz>" },
      SAUAL_SMS_URL: "https://gateway.example/send",
    })
    mail?.close()
    expect([mail?.domain, sms !== null]).toEqual(["example.kz", true])
  })

  it.each<[Record<string, string>, string]>([
    [{ SAUAL_MAIL_URL: "smtp://h" }, "SAUAL_MAIL_FROM"],
    [{ SAUAL_MAIL_URL: "mail.example.kz", SAUAL_MAIL_FROM: "a@b.kz" }, "SAUAL_MAIL_URL"],
    [{ SAUAL_SMS_URL: "http://g", SAUAL_SMS_METHOD: "PATCH" }, "SAUAL_SMS_METHOD"],
    [{ SAUAL_MAIL_BOUNCES: "nobody" }, "SAUAL_MAIL_BOUNCES"],
  ])("says which setting is wrong: %j", (settings, name) => {
    expect(() => of(settings)).toThrow(name)
  })
})
