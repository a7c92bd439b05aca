// What a personal link shows and takes.
import { db } from "@/app/_server/database"
import { assertPace } from "@/app/_server/pace"
import { read, transact } from "@/db/client"
import { newId } from "@/db/ids"
import { RESPONDENT } from "@/db/queries/audit"
import { startInterview } from "@/db/queries/interviews"
import { endClosed } from "@/db/queries/quota-closed"
import { allowanceOf } from "@/db/queries/referrals"
import { Problem } from "@/lib/problem"
import { isLocale } from "@/messages"
import { EndPage } from "../_views/end"
import { StartPage } from "../_views/start"
import { WithdrawnPage } from "../_views/withdrawn"
import { readForm } from "./body"
import { deviceOf } from "./device"
import { html, seeOther } from "./html"
import { type Behind, findBehind, type Opened, stateOf } from "./open-link"
import { outboxName } from "./outbox-name"
import { type Posted, postedOf } from "./posted"
import type { Noted } from "./respond"
import { showReview } from "./review"
import { showBlock } from "./show-block"
import { showClosed } from "./show-closed"
import { showLeft } from "./show-left"
import { finish, keepLate, takePage } from "./take-page"
import { assertOpen } from "./wave"
import { languageOf } from "./words"

export async function showLink(request: Request, token: string, noted: Noted): Promise<Response> {
  const now = new Date()
  const behind = await findBehind(token, now)
  const locale = localeFor(request, behind)
  noted.locale = locale
  const opened = stateOf(behind, now)
  const { study } = opened.instrument
  if (opened.kind === "withdrawn")
    return html(<WithdrawnPage study={study} outbox={outboxName(token)} locale={locale} />)
  if (opened.kind === "ended") {
    const { interview, caseRow } = opened
    const at = { token, outbox: outboxName(token) }
    const { n } = await read(() => allowanceOf(db(), caseRow.id))
    return html(<EndPage study={study} interview={interview} about={caseRow} {...at} coupons={n} locale={locale} />)
  }
  if (opened.kind === "running") {
    const { searchParams } = new URL(request.url)
    if (searchParams.has("left")) return showLeft(opened, locale)
    const closed = opened.interview.quotaClosedAt !== null && !searchParams.has("page")
    const told = closed && (await showClosed(opened, locale, now))
    if (told) return told
    return searchParams.has("review") ? showReview(opened, locale) : showBlock(opened, locale, searchParams, now)
  }
  assertOpen(opened.wave)
  const begun = opened.begun !== null
  return html(<StartPage study={study} token={token} about={opened.caseRow} begun={begun} locale={locale} />)
}

export async function takeLink(request: Request, token: string, noted: Noted): Promise<Response> {
  const now = new Date()
  const posted = postedOf(await readForm(request))
  noted.fields = posted.fields
  if (isLocale(posted.language)) noted.locale = posted.language
  assertPace("page", token, now.getTime())
  const behind = await findBehind(token, now)
  const locale = localeFor(request, behind, posted)
  noted.locale = locale
  const opened = stateOf(behind, now)
  if (opened.kind === "withdrawn") return seeOther(`/r/${token}`)
  if (opened.kind === "start") return start(request, opened, locale, now)
  if (posted.go.kind === "start") return seeOther(`/r/${token}`)
  if (opened.kind === "ended") {
    await keepLate(opened, posted, locale, now)
    return seeOther(`/r/${token}`)
  }
  if (posted.go.kind === "end") {
    await transact(db(), (tx) => endClosed(tx, opened.interview.id, RESPONDENT, now))
    return seeOther(`/r/${token}`)
  }
  if (posted.go.kind === "finish") return seeOther(await finish(token, opened.interview.id, now))
  const taken = await takePage(opened, posted, locale, now)
  if (taken.kind === "to") return seeOther(taken.location)
  const at = { page: posted.page, ...(posted.fromReview && { from: "review" }) }
  const returned = { strings: posted.strings, shown: posted.shown, refusals: taken.refusals }
  return showBlock(opened, locale, new URLSearchParams(at), now, { ...taken, returned })
}

async function start(
  request: Request,
  { token, caseRow, wave }: Opened,
  language: string,
  now: Date,
): Promise<Response> {
  assertOpen(wave)
  const device = deviceOf(request, wave.id)
  await transact(db(), async (tx) => {
    const row = await startInterview(
      tx,
      { id: newId(), caseId: caseRow.id, mode: "online", language, interviewerId: null, device },
      now,
    )
    // An interviewer was quicker by a moment.
    if (row.mode === "phone") throw new Problem("interview_on_phone")
  })
  return seeOther(`/r/${token}`)
}

function localeFor(request: Request, { instrument, interview, caseRow }: Behind, posted?: Posted) {
  const { study } = instrument
  const kept = interview?.language ?? caseRow.language
  const asked = new URL(request.url).searchParams.get("lang")
  const chosen = posted?.go.kind === "language" ? posted.go.language : undefined
  return languageOf(study, request, chosen, posted?.language, asked, kept)
}
