"use server"
import type { z } from "zod"
import { hashToken, newToken } from "@/adapters/vault/token"
import { action } from "@/app/_server/action"
import { vault } from "@/app/_server/database"
import { env } from "@/app/_server/env"
import { senders } from "@/app/_server/senders"
import { byPerson, record } from "@/db/queries/audit"
import { lockCase } from "@/db/queries/cases"
import { openCase } from "@/db/queries/console"
import { createLink, isLinkOf } from "@/db/queries/links"
import { addressesOf, deliver, type Way } from "@/db/queries/send-link"
import { Problem } from "@/lib/problem"
import { linkWords } from "../../_console/link-words"
import { LinkSent, OnCase } from "../../_console/requests"

/** What the interviewer may do with it: it is shown once, and goes by what is set up and known of the respondent. */
export type MadeLink = Readonly<{ address: string; ways: readonly Way[] }>

const post = () => ({ senders: senders(), open: vault().open })

const making = action({
  verb: "case.work",
  input: OnCase,
  async work({ tx, person, input: { caseId }, now }): Promise<MadeLink> {
    await lockCase(tx, caseId, person.id, now)
    const token = newToken()
    await createLink(tx, byPerson(person), caseId, hashToken(token), now, "call")
    const addresses = await addressesOf(tx, await openCase(tx, caseId, person.id, now), post())
    const ways = (["sms", "email"] as const).filter((way) => addresses[way] !== null)
    return { address: new URL(`/r/${token}`, env().NEXTAUTH_URL).href, ways }
  },
})

/** A personal link to the case, for a respondent who would rather answer online. */
export async function makeLink(raw: z.input<typeof OnCase>) {
  return making(raw)
}

const sending = action({
  verb: "case.work",
  input: LinkSent,
  async work({ tx, person, input: { caseId, address, way }, now }) {
    const opened = await openCase(tx, caseId, person.id, now)
    const token = new URL(address).pathname.replace("/r/", "")
    if (!(await isLinkOf(tx, hashToken(token), caseId))) throw new Problem("not_found")
    const link = new URL(`/r/${token}`, env().NEXTAUTH_URL).href
    const sent = await deliver(tx, opened, way, await linkWords(tx, opened, link), post())
    if (sent.ok) await record(tx, byPerson(person), "link.sent", { thing: "case", id: caseId, details: { way } })
    return sent
  },
})

/** Sends a link that was made before to the number in talk, or to the e-mail address; what came of it. */
export async function sendLink(raw: z.input<typeof LinkSent>) {
  return sending(raw)
}
