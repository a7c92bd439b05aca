// What the page of withdrawal shows and takes.
import { db, vault } from "@/app/_server/database"
import { transact } from "@/db/client"
import { RESPONDENT } from "@/db/queries/audit"
import { withdraw } from "@/db/queries/withdraw"
import { WithdrawPage } from "../_views/withdraw"
import { readForm } from "./body"
import { html, seeOther } from "./html"
import { type Behind, findBehind } from "./open-link"
import { postedOf } from "./posted"
import type { Noted } from "./respond"
import { languageOf } from "./words"

export async function showWithdraw(request: Request, token: string, noted: Noted): Promise<Response> {
  const behind = await findBehind(token, new Date())
  const locale = localeFor(request, behind)
  noted.locale = locale
  if (behind.withdrawn) return seeOther(`/r/${token}?lang=${locale}`)
  return html(<WithdrawPage study={behind.instrument.study} token={token} locale={locale} />)
}

/** Doing it again changes nothing. */
export async function takeWithdraw(request: Request, token: string, noted: Noted): Promise<Response> {
  const posted = postedOf(await readForm(request))
  noted.fields = posted.fields
  const now = new Date()
  const behind = await findBehind(token, now)
  const locale = localeFor(request, behind, posted.language)
  noted.locale = locale
  await transact(db(), (tx) => withdraw(tx, behind.caseRow.id, RESPONDENT, vault().open, now))
  return seeOther(`/r/${token}?lang=${locale}`)
}

const localeFor = (request: Request, { instrument, interview, caseRow }: Behind, posted?: string) => {
  const asked = new URL(request.url).searchParams.get("lang")
  return languageOf(instrument.study, request, posted, asked, interview?.language, caseRow.language)
}
