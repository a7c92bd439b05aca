// Who asks and why: for a personal link, and for an open one before anything is known.
import { db } from "@/app/_server/database"
import { read } from "@/db/client"
import { findInstrument } from "@/db/queries/instruments"
import { findWaveByOpenLink } from "@/db/queries/waves"
import { AboutPage } from "../_views/about"
import { html } from "./html"
import { findBehind } from "./open-link"
import type { Noted } from "./respond"
import { languageOf } from "./words"

export async function showAbout(request: Request, token: string, noted: Noted): Promise<Response> {
  const { instrument, interview, caseRow, withdrawn } = await findBehind(token, new Date())
  const { study } = instrument
  const locale = languageOf(study, request, asked(request), interview?.language, caseRow.language)
  noted.locale = locale
  const ended = interview?.status === "complete" || interview?.status === "screened_out"
  const link = { address: `/r/${token}`, personal: !withdrawn, ended: ended && !withdrawn }
  return html(<AboutPage study={study} source={caseRow.source} link={link} locale={locale} />)
}

export async function showOpenAbout(request: Request, openLink: string, noted: Noted): Promise<Response> {
  const wave = await read(() => findWaveByOpenLink(db(), openLink))
  const { study } = await read(() => findInstrument(db(), wave.instrumentId))
  const locale = languageOf(study, request, asked(request))
  noted.locale = locale
  const link = { address: `/r/open/${openLink}`, personal: false, ended: false }
  return html(<AboutPage study={study} source="open" link={link} locale={locale} />)
}

const asked = (request: Request) => new URL(request.url).searchParams.get("lang")
