import { describe, expect, it } from "vitest"
import { readBounce } from "./bounce"
import { letterIn, returnAddress } from "./letter-address"

const LETTER = "01990000-0000-7000-8000-000000000001"

type Parts = { to?: string; action?: string; status?: string; original?: string; type?: string }
const report = ({ to = "survey@example.kz", action = "failed", status = "5.1.1", original, type }: Parts) =>
  Buffer.from(
    [
      "From: MAILER-DAEMON@mx.example.kz",
      `To: ${to}`,
      "Subject: Undelivered Mail Returned to Sender",
      "MIME-Version: 1.0",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      "",
      "--b",
      "Content-Type: text/plain",
      "",
      "Message-ID: <not-this@one> I am sorry to inform you.",
      "--b",
      "Content-Type: message/delivery-status",
      "",
      "Reporting-MTA: dns; mx.example.kz",
      "",
      "Final-Recipient: rfc822; a@b.kz",
      `Action: ${action}`,
      `Status: ${status} (bad address)`,
      "Diagnostic-Code: smtp; 550 no such user",
      "",
      "--b",
      `Content-Type: ${type ?? "message/rfc822"}`,
      "",
      ...(original ?? `Message-ID:\r\n <${LETTER}.1@example.kz>\r\nSubject: x\r\n\r\nwords`).split("\r\n"),
      "--b--",
      "",
    ].join("\r\n"),
  )

describe("a delivery report", () => {
  it("names the message that came back, whole or as headers", async () => {
    const expected = { letter: null, messageId: `${LETTER}.1@example.kz`, permanent: true, status: "5.1.1" }
    expect(await readBounce(report({}))).toEqual(expected)
    expect(await readBounce(report({ type: "text/rfc822-headers" }))).toEqual(expected)
  })

  it("names the letter by the address it came back to, whatever it returns", async () => {
    const to = returnAddress("bounces@example.kz", LETTER)
    expect(await readBounce(report({ to, original: "Subject: x" }))).toMatchObject({ letter: LETTER, messageId: null })
  })

  it.each([
    ["5.1.1", true],
    ["5.1.10", true],
    ["5.2.1", true],
    ["5.0.0", true],
    ["5.2.2", false],
    ["5.7.1", false],
    ["5.4.7", false],
    ["5.1.8", false],
    ["4.4.1", false],
  ])("with status %s is permanent: %s", async (status, permanent) => {
    expect(await readBounce(report({ status }))).toMatchObject({ permanent })
  })

  it.each([
    ["a delay", report({ action: "delayed", status: "4.4.1" })],
    ["a success", report({ action: "delivered", status: "2.0.0" })],
    ["a report about nothing of ours", report({ original: "Subject: x" })],
    ["a holiday note", Buffer.from("From: a@b.kz\r\nTo: survey@example.kz\r\nSubject: away\r\n\r\nuntil Monday")],
    ["nothing", Buffer.from("")],
    ["something huge", Buffer.alloc(2_000_000, 65)],
  ])("is not %s", async (_name, message) => {
    expect(await readBounce(message)).toBeNull()
  })
})

it("a letter's number comes back out of the return address", () => {
  expect(letterIn(returnAddress("b@x.kz", LETTER))).toBe(LETTER)
  expect(letterIn("b+other@x.kz")).toBeNull()
})
