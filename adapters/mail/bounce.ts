// Reads a delivery report (RFC 3464) that a mail server sent back.
import { type AddressObject, type Attachment, simpleParser } from "mailparser"
import { letterIn } from "./letter-address"
import { isAboutAddress } from "./status"

export type Bounce = Readonly<{
  /** From the return address, where letters have one of their own. */
  letter: string | null
  /** Of the message that came back, without angle brackets. */
  messageId: string | null
  /** Whether trying again is of no use. */
  permanent: boolean
  /** `5.1.1` */
  status: string
}>

/** A report larger than this is none of ours. */
const LARGEST = 1024 * 1024

/** What a message says about one of ours, or null when it is no report of a failure, or of nothing we can name. */
export async function readBounce(message: Buffer): Promise<Bounce | null> {
  if (message.length > LARGEST) return null
  const mail = await simpleParser(message, { keepDeliveryStatus: true, skipHtmlToText: true, skipTextToHtml: true })
  const report = textOf(mail.attachments, "message/delivery-status")
  if (report === null) return null
  const action = fieldIn(report, "Action")?.toLowerCase()
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fieldIn(report, "Status") ?? "")?.[0]
  if (action !== "failed" || !status) return null
  const letter = letterIn(addressesOf(mail.to).join(" ")) ?? letterIn(String(mail.headers.get("delivered-to") ?? ""))
  const original = textOf(mail.attachments, "message/rfc822") ?? textOf(mail.attachments, "text/rfc822-headers") ?? ""
  const messageId = fieldIn(original, "Message-ID")?.replace(/^<|>$/g, "") ?? null
  if (!letter && !messageId) return null
  return { letter, messageId, permanent: isAboutAddress(status), status }
}

const textOf = (attachments: readonly Attachment[], type: string): string | null =>
  attachments.find((part) => part.contentType === type)?.content.toString("utf8") ?? null

/** A header's or report field's value, unfolded. */
function fieldIn(text: string, name: string): string | null {
  const unfolded = text.replace(/\r?\n[ \t]+/g, " ")
  return new RegExp(`^${name}:[ \\t]*(.*)$`, "im").exec(unfolded)?.[1]?.trim() ?? null
}

const addressesOf = (to: AddressObject | AddressObject[] | undefined): string[] =>
  [to ?? []].flat().flatMap(({ value }) => value.flatMap(({ address }) => address ?? []))
