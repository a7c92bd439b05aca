// What the open link shows and takes.
import { hashToken, newToken } from "@/adapters/vault/token"
import { db } from "@/app/_server/database"
import { read, transact } from "@/db/client"
import { newId } from "@/db/ids"
import { findInstrument } from "@/db/queries/instruments"
import { startInterview } from "@/db/queries/interviews"
import { createOpenCase } from "@/db/queries/respondent"
import { findWaveByOpenLink, type WaveRow } from "@/db/queries/waves"
import { Problem } from "@/lib/problem"
import { entryOf, openLinkEntries } from "@/lib/study/preloads"
import type { Study } from "@/lib/study/study"
import type { Locale } from "@/messages"
import { type Chosen, OpenPage } from "../_views/open"
import { readForm } from "./body"
import { madeAt, newChallenge } from "./challenge"
import { deviceOf } from "./device"
import { assertMayBegin, CHALLENGE, entrySigns } from "./entry"
import { html, seeOther } from "./html"
import { type Posted, postedOf } from "./posted"
import type { Noted } from "./respond"
import { assertOpen } from "./wave"
import { languageOf } from "./words"

export async function showOpen(request: Request, openLink: string, noted: Noted): Promise<Response> {
  const { study, locale } = await openWave(request, openLink, noted)
  return page({ study, openLink, locale, chosen: {}, missing: [] })
}

const page = (shown: Omit<Parameters<typeof OpenPage>[0], "challenge">, status = 200, kept?: string) =>
  html(<OpenPage {...shown} challenge={kept ?? newChallenge(shown.openLink, new Date())} />, status)

// Whoever only chooses what they had left out is quick, and no machine for that.
function challengeOf({ strings }: Posted, openLink: string): string | undefined {
  const [challenge = ""] = strings(CHALLENGE)
  return madeAt(challenge, openLink, new Date()) ? challenge : undefined
}

export async function takeOpen(request: Request, openLink: string, noted: Noted): Promise<Response> {
  const posted = postedOf(await readForm(request))
  noted.fields = posted.fields
  const { wave, study, locale } = await openWave(request, openLink, noted)
  noted.again = `/r/open/${openLink}?lang=${locale}`
  const asks = study.openLink?.asks ?? []
  const chosen: Chosen = Object.fromEntries(asks.map(({ axis }) => [axis, posted.strings(axis)[0] ?? ""]))
  const missing = asks.filter(({ axis }) => !isOffered(study, axis, chosen[axis])).map(({ axis }) => axis)
  if (missing.length > 0) {
    return page({ study, openLink, locale, chosen, missing }, 422, challengeOf(posted, openLink))
  }
  return seeOther(`/r/${await begin(request, posted, { wave, study, openLink }, locale, chosen)}`)
}

/** Problems: `unknown_link`, `wave_not_open`. */
async function openWave(request: Request, openLink: string, noted: Noted) {
  const wave = await read(() => findWaveByOpenLink(db(), openLink))
  const { study } = await read(() => findInstrument(db(), wave.instrumentId))
  if (!study.openLink) throw new Problem("unknown_link")
  const locale = languageOf(study, request, new URL(request.url).searchParams.get("lang"))
  noted.locale = locale
  assertOpen(wave)
  return { wave, study, locale }
}

const isOffered = (study: Study, axis: keyof Chosen, code: string | undefined): boolean =>
  openLinkEntries(study, axis).some((entry) => entry.code === code)

/** Case, link and interview in one transaction: a closed quota leaves nothing behind. Returns the token. */
async function begin(
  request: Request,
  posted: Posted,
  { wave, study, openLink }: Readonly<{ wave: WaveRow; study: Study; openLink: string }>,
  language: Locale,
  chosen: Chosen,
): Promise<string> {
  const now = new Date()
  const device = deviceOf(request, wave.id)
  await assertMayBegin(request, device, now)
  const token = newToken()
  const timezone = entryOf(study, "region", chosen.region)?.columns.timezone || study.timezone
  await transact(db(), async (tx) => {
    const place = { region: chosen.region ?? null, service: chosen.service ?? null }
    const open = { waveId: wave.id, ...place, language, timezone, tokenHash: hashToken(token) }
    const caseId = await createOpenCase(tx, open, now)
    const signs = await entrySigns(tx, posted, { wave: openLink, device }, now)
    const start = { id: newId(), caseId, mode: "online", language, interviewerId: null, device, signs } as const
    await startInterview(tx, start, now)
  })
  return token
}
