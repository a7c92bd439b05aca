import { expect, it } from "vitest"
import { messagesOf } from "@/messages"
import { adviceFor } from "./advice"
import { GatewayTest } from "./schema"

it.each([
  ["ECONNREFUSED", "unreachable"],
  ["ESOCKET", "unreachable"],
  ["EDNS", "name"],
  ["ENOTFOUND", "name"],
  ["EAUTH", "signIn"],
  ["535", "signIn"],
  ["401", "signIn"],
  ["ETLS", "tls"],
  ["ETIMEDOUT", "slow"],
  ["TimeoutError", "slow"],
  ["554", "policy"],
  ["200", null],
  ["no_server", null],
])("%s means %s", (code, advice) => {
  expect(adviceFor(code)).toBe(advice)
  if (advice) expect(messagesOf("kk").admin.gateways.advice).toHaveProperty(advice)
})

it.each([
  [
    { channel: "email", to: " A@Example.KZ " },
    { channel: "email", to: "a@example.kz" },
  ],
  [
    { channel: "sms", to: "8 701 000 00 00" },
    { channel: "sms", to: "+77010000000" },
  ],
] as const)("a test to %j goes to %j", (typed, sent) => {
  expect(GatewayTest.parse(typed)).toEqual(sent)
})

it.each([
  [{ channel: "email", to: "a@" }, "not_an_email"],
  [{ channel: "sms", to: "a@b.kz" }, "not_a_number"],
] as const)("a test to %j is refused: %s", (typed, code) => {
  expect(GatewayTest.safeParse(typed).error?.issues).toMatchObject([{ path: ["to"], message: code }])
})
