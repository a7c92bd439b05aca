// What a respondent's page of invitations shows and takes. Tokens are worked out anew each time: only hashes are kept.
import { couponsOf } from "@/adapters/vault/coupon"
import { db, vault } from "@/app/_server/database"
import { env } from "@/app/_server/env"
import { read, transact } from "@/db/client"
import { RESPONDENT } from "@/db/queries/audit"
import { allowanceOf, couponStates, giveCoupons } from "@/db/queries/referrals"
import type { Locale } from "@/messages"
import { ReferPage } from "../_views/refer"
import { readForm } from "./body"
import { html, seeOther } from "./html"
import { type Behind, findBehind } from "./open-link"
import { postedOf } from "./posted"
import type { Noted } from "./respond"
import { languageOf } from "./words"

/** Looking gives nothing: invitations that were given, or the button to get them. */
export async function showRefer(request: Request, token: string, noted: Noted): Promise<Response> {
  const { behind, locale } = await open(request, token, noted)
  if (behind.withdrawn) return seeOther(`/r/${token}?lang=${locale}`)
  const { caseRow, instrument } = behind
  const { n } = await read(() => allowanceOf(db(), caseRow.id))
  const coupons = couponsOf(vault(), caseRow.id, n)
  const given = await read(() =>
    couponStates(
      db(),
      coupons.map(({ hash }) => hash),
    ),
  )
  const addresses = coupons.filter(({ hash }) => given.has(hash)).map(({ token: coupon }) => addressOf(coupon, locale))
  return html(
    <ReferPage study={instrument.study} about={caseRow} token={token} n={n} addresses={addresses} locale={locale} />,
  )
}

/** Doing it again changes nothing. */
export async function takeRefer(request: Request, token: string, noted: Noted): Promise<Response> {
  const posted = postedOf(await readForm(request))
  noted.fields = posted.fields
  const { behind, locale } = await open(request, token, noted, posted.language)
  const { caseRow, instrument, withdrawn } = behind
  if (!withdrawn) {
    const hashes = couponsOf(vault(), caseRow.id, instrument.study.referral?.limit ?? 0).map(({ hash }) => hash)
    await transact(db(), (tx) => giveCoupons(tx, RESPONDENT, caseRow.id, hashes))
  }
  return seeOther(`/r/${token}/invite?lang=${locale}`)
}

async function open(request: Request, token: string, noted: Noted, posted?: string) {
  const behind = await findBehind(token, new Date())
  const locale = localeFor(request, behind, posted)
  noted.locale = locale
  return { behind, locale }
}

const addressOf = (coupon: string, locale: Locale): string =>
  new URL(`/r/invite/${coupon}?lang=${locale}`, env().NEXTAUTH_URL).href

const localeFor = (request: Request, { instrument, interview, caseRow }: Behind, posted?: string) => {
  const asked = new URL(request.url).searchParams.get("lang")
  return languageOf(instrument.study, request, posted, asked, interview?.language, caseRow.language)
}
