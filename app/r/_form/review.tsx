// All answers before the end: each leads back to its place, and the end is one press away.
import { unanswered } from "@/lib/questionnaire/check"
import type { Locale } from "@/messages"
import { ReviewPage } from "../_views/review"
import { html, seeOther } from "./html"
import type { Opened } from "./open-link"
import { outboxName } from "./outbox-name"
import { ownAnswers } from "./own-answers"

/** While something is open there is no end to look back from. */
export async function showReview(running: Extract<Opened, { kind: "running" }>, locale: Locale): Promise<Response> {
  const { token, instrument, interview, filling } = running
  if (unanswered(filling.questionnaire, interview.answers, filling.context).length > 0) {
    return seeOther(`/r/${token}?missing=1`)
  }
  const blocks = ownAnswers(running, locale)
  const at = { token, outbox: outboxName(token) }
  return html(<ReviewPage study={instrument.study} blocks={blocks} {...at} locale={locale} />)
}
