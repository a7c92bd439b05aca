// What an invitation shows and takes: who asks, whether the person received the service, their consent and number.
import { invitedToken } from "@/adapters/vault/coupon"
import { hashToken, TOKEN_FORM } from "@/adapters/vault/token"
import { db, vault } from "@/app/_server/database"
import { assertMayTry, networkOf } from "@/app/_server/tries"
import { read, transact } from "@/db/client"
import { newId } from "@/db/ids"
import { findInstrument } from "@/db/queries/instruments"
import { type Coupon, findCoupon } from "@/db/queries/referrals"
import { comeByCoupon } from "@/db/queries/use-coupon"
import { Problem } from "@/lib/problem"
import { entryOf } from "@/lib/study/preloads"
import type { Study } from "@/lib/study/study"
import type { Locale } from "@/messages"
import { AboutPage } from "../_views/about"
import { InvitePage } from "../_views/invite"
import { InviteEndPage } from "../_views/invite-end"
import { readForm } from "./body"
import { deviceOf } from "./device"
import { html, seeOther } from "./html"
import { type Entered, type Faults, isBlank, readInvited } from "./invited"
import { postedOf } from "./posted"
import type { Noted } from "./respond"
import { assertOpen } from "./wave"
import { languageOf } from "./words"

type Invited = Readonly<{ token: string; coupon: Coupon; study: Study; locale: Locale }>

export async function showInvite(request: Request, token: string, noted: Noted): Promise<Response> {
  const invited = await open(request, token, noted)
  const { coupon, study, locale } = invited
  if (coupon.referral.usedAt) {
    const thanked = new URL(request.url).searchParams.has("thanks")
    return html(<InviteEndPage study={study} token={token} end={thanked ? "thanked" : "used"} locale={locale} />)
  }
  assertOpen(coupon.wave)
  return page(invited, { base: newId() }, {})
}

/** The same page sent twice leads to the same interview. */
export async function takeInvite(request: Request, token: string, noted: Noted): Promise<Response> {
  const posted = postedOf(await readForm(request))
  noted.fields = posted.fields
  const invited = await open(request, token, noted)
  const { coupon, study, locale } = invited
  const base = posted.base ?? newId()
  const { entered, faults, phone } = readInvited(study, posted.strings)
  if (entered.received === "no") {
    return html(<InviteEndPage study={study} token={token} end="notReceived" locale={locale} />)
  }
  if (!isBlank(faults)) return page(invited, { ...entered, base }, faults, 422)
  const now = new Date()
  await assertMayTry("invite", networkOf(Object.fromEntries(request.headers)), now)
  const link = invitedToken(vault(), token, base)
  const region = entered.region ?? coupon.recruiter.region
  const came = await transact(db(), (tx) =>
    comeByCoupon(
      tx,
      {
        tokenHash: hashToken(token),
        linkHash: hashToken(link),
        language: locale,
        device: deviceOf(request, coupon.wave.id),
        person: {
          region,
          service: coupon.recruiter.service,
          language: locale,
          timezone: entryOf(study, "region", region ?? undefined)?.columns.timezone || study.timezone,
          sourceReference: null,
          shuffle: Math.random(),
          contact: phone ? sealed(phone) : null,
        },
      },
      now,
    ),
  )
  if (came === "begun") return seeOther(`/r/${link}`)
  return seeOther(`/r/invite/${token}?lang=${locale}${came === "thanked" ? "&thanks=1" : ""}`)
}

export async function showInviteAbout(request: Request, token: string, noted: Noted): Promise<Response> {
  const { study, locale } = await open(request, token, noted)
  const link = { address: `/r/invite/${token}`, personal: false, ended: false }
  return html(<AboutPage study={study} source="snowball" link={link} locale={locale} />)
}

/** Problem `unknown_link`. */
async function open(request: Request, token: string, noted: Noted): Promise<Invited> {
  if (!TOKEN_FORM.test(token)) throw new Problem("unknown_link")
  const coupon = await read(() => findCoupon(db(), hashToken(token)))
  const { study } = await read(() => findInstrument(db(), coupon.wave.instrumentId))
  if (!study.referral) throw new Problem("unknown_link")
  const locale = languageOf(study, request, new URL(request.url).searchParams.get("lang"), coupon.recruiter.language)
  noted.locale = locale
  return { token, coupon, study, locale }
}

function page({ coupon, ...at }: Invited, entered: Entered & { base: string }, faults: Faults, status = 200) {
  const { region, service } = coupon.recruiter
  return html(<InvitePage {...at} about={{ region, service }} entered={entered} faults={faults} />, status)
}

// Nobody said their name.
const sealed = (phone: string) => ({
  sealed: vault().seal(JSON.stringify({ name: "", phone })),
  phoneFingerprint: vault().fingerprint(phone),
})
