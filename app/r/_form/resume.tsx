// Going on from another device: a code is asked for, and becomes a link of its own.
import { codeIn, hashCode } from "@/adapters/vault/resume-code"
import { hashToken, newToken } from "@/adapters/vault/token"
import { db, vault } from "@/app/_server/database"
import { networkOf } from "@/app/_server/tries"
import { transact } from "@/db/client"
import { countTry } from "@/db/queries/hits"
import { resume } from "@/db/queries/resume"
import { isLocale } from "@/messages"
import { ResumePage } from "../_views/resume"
import { readForm } from "./body"
import { html, seeOther } from "./html"
import { postedOf } from "./posted"
import type { Noted } from "./respond"
import { localeOf } from "./words"

export async function showResume(request: Request, noted: Noted): Promise<Response> {
  const locale = localeOf(request)
  noted.locale = locale
  return html(<ResumePage locale={locale} />)
}

export async function takeResume(request: Request, noted: Noted): Promise<Response> {
  const posted = postedOf(await readForm(request))
  const locale = isLocale(posted.language) ? posted.language : localeOf(request)
  noted.locale = locale
  const now = new Date()
  const wait = await transact(db(), (tx) => countTry(tx, "resume", networkOf(Object.fromEntries(request.headers)), now))
  if (wait > 0) return tooMany(wait, locale)
  const typed = posted.strings("code")[0] ?? ""
  const code = codeIn(typed)
  const token = newToken()
  const found =
    code !== null && (await transact(db(), (tx) => resume(tx, hashCode(vault(), code), hashToken(token), now)))
  return found ? seeOther(`/r/${token}`) : html(<ResumePage locale={locale} wrong={typed} />, 422)
}

async function tooMany(minutes: number, locale: Parameters<typeof ResumePage>[0]["locale"]): Promise<Response> {
  const response = await html(<ResumePage locale={locale} wait={minutes} />, 429)
  response.headers.set("Retry-After", String(minutes * 60))
  return response
}
