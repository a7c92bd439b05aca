// What the unsubscribe page of a letter shows and takes.
import { hashToken, TOKEN_FORM } from "@/adapters/vault/token"
import { db } from "@/app/_server/database"
import { read, transact } from "@/db/client"
import { findInstrument } from "@/db/queries/instruments"
import { findUnsubscribing, unsubscribe } from "@/db/queries/opt-outs"
import { Problem } from "@/lib/problem"
import { UnsubscribePage } from "../_views/unsubscribe"
import { html } from "./html"
import type { Noted } from "./respond"
import { languageOf } from "./words"

/** Looking changes nothing: mail scanners open every link there is. */
export const showUnsubscribe = (request: Request, token: string, noted: Noted): Promise<Response> =>
  page(request, token, noted)

/** The body is not read: a mail program sends its own words, the button none. Doing it again changes nothing. */
export async function takeUnsubscribe(request: Request, token: string, noted: Noted): Promise<Response> {
  noted.fields = []
  const hash = hashOf(token)
  await transact(db(), (tx) => unsubscribe(tx, hash, new Date()))
  // No redirect: RFC 8058 wants none.
  return page(request, token, noted)
}

async function page(request: Request, token: string, noted: Noted): Promise<Response> {
  const { instrumentId, language, done } = await read(() => findUnsubscribing(db(), hashOf(token)))
  const { study } = await read(() => findInstrument(db(), instrumentId))
  const asked = new URL(request.url).searchParams.get("lang")
  const locale = languageOf(study, request, asked, language)
  noted.locale = locale
  return html(<UnsubscribePage study={study} done={done} locale={locale} />)
}

function hashOf(token: string): string {
  if (!TOKEN_FORM.test(token)) throw new Problem("unknown_link")
  return hashToken(token)
}
