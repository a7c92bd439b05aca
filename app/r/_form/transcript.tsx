// A respondent's own answers in the questions' words, after the end: as a page, and as a plain text to keep.

import type { Locale } from "@/messages"
import { TranscriptPage } from "../_views/transcript"
import { html, seeOther } from "./html"
import { numberOf } from "./number"
import { type Opened, openToken } from "./open-link"
import { type OwnBlock, ownAnswers } from "./own-answers"
import type { Noted } from "./respond"
import { languageOf, respondentWords } from "./words"

export type Transcript = Readonly<{
  number: string
  /** Day and time of the end, where the respondent is. */
  ended: string
  blocks: readonly OwnBlock[]
}>

type Ended = Extract<Opened, { kind: "ended" }>

/** Before the end, and after a withdrawal, the link itself says how things stand. */
export async function showTranscript(request: Request, token: string, noted: Noted): Promise<Response> {
  const opened = await openToken(token, new Date())
  const { searchParams } = new URL(request.url)
  if (opened.kind !== "ended") return seeOther(`/r/${token}`)
  const { study } = opened.instrument
  const locale = languageOf(study, request, searchParams.get("lang"), opened.interview.language)
  noted.locale = locale
  const transcript = transcriptOf(opened, locale)
  if (searchParams.get("as") === "text") return textFile(study.title[locale] ?? "", transcript, locale)
  return html(<TranscriptPage study={study} token={token} transcript={transcript} locale={locale} />)
}

export function transcriptOf(ended: Ended, locale: Locale): Transcript {
  const { interview, caseRow } = ended
  return {
    number: numberOf(interview.id),
    ended: new Intl.DateTimeFormat(locale, {
      dateStyle: "long",
      timeStyle: "short",
      timeZone: caseRow.timezone,
    }).format(interview.endedAt ?? interview.lastEventAt),
    blocks: ownAnswers(ended, locale),
  }
}

function textFile(title: string, { number, ended, blocks }: Transcript, locale: Locale): Response {
  const t = respondentWords(locale)
  const head = [title, `${t("transcript.number")}: ${number}`, `${t("transcript.when")}: ${ended}`]
  const parts = blocks.map(({ title: block, lines }) =>
    [
      `== ${block} ==`,
      ...lines.map(({ question, answer }) => `${question}\r\n    ${answer ?? t("transcript.apart")}`),
    ].join("\r\n\r\n"),
  )
  // With its mark every old text viewer reads Kazakh letters.
  return new Response(`\uFEFF${[head.join("\r\n"), ...parts].join("\r\n\r\n")}\r\n`, {
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Content-Disposition": `attachment; filename="saual-${number}.txt"`,
      "Cache-Control": "no-store",
    },
  })
}
