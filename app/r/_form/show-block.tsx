// A page of questions as it stands now.
import { newId } from "@/db/ids"
import type { Refusal } from "@/lib/questionnaire/check"
import { unanswered } from "@/lib/questionnaire/check"
import type { Answers } from "@/lib/questionnaire/definition"
import type { Locale } from "@/messages"
import { BlockPage } from "../_views/block"
import { seqAt } from "./events-of"
import { html, seeOther } from "./html"
import type { Opened } from "./open-link"
import { outboxName } from "./outbox-name"
import { type Returned, sheetOf } from "./sheet"
import { pageWithin } from "./steps"
import { fillsOf } from "./texts"
import { questionWords } from "./words"

type Running = Extract<Opened, { kind: "running" }>
type Again = Readonly<{ status: number; answers: Answers; returned: Returned }>

/** The page that the address names, when it is within reach; else the one to go on with. `again` is a page sent back. */
export async function showBlock(
  running: Running,
  locale: Locale,
  address: URLSearchParams,
  now: Date,
  again?: Again,
): Promise<Response> {
  const { token, instrument, interview, caseRow, filling } = running
  const answers = again?.answers ?? interview.answers
  const page = again ? address.get("page") : pageWithin(filling, answers, address.get("page"))
  const filled = {
    ...{ filling, answers, language: locale },
    ...{ fills: fillsOf(instrument.study, caseRow, locale), t: questionWords(locale) },
  }
  const returned = again?.returned ?? (address.has("missing") ? missingOf(running) : undefined)
  const sheet = sheetOf(filled, page ?? "", returned)
  if (!sheet) return seeOther(`/r/${token}`)
  return html(
    <BlockPage
      study={instrument.study}
      token={token}
      sheet={sheet}
      locale={locale}
      base={newId()}
      outbox={outboxName(token)}
      seq={seqAt(interview.startedAt, now)}
      more={address.has("more")}
      fromReview={address.has("from")}
    />,
    again?.status,
  )
}

/** The last page was sent while earlier questions are open: they are marked where they stand. */
function missingOf({ filling, interview }: Running): Returned {
  const open = unanswered(filling.questionnaire, interview.answers, filling.context)
  const required: Refusal = { code: "required", params: {} }
  return { strings: () => [], shown: new Set(), refusals: new Map(open.map(({ name }) => [name, required])) }
}
