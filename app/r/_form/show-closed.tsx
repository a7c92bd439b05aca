// The page for a respondent whose answers put them into a full quota cell.
import { db } from "@/app/_server/database"
import { transact } from "@/db/client"
import { checkQuota } from "@/db/queries/quota-closed"
import { pathOf } from "@/lib/questionnaire/path"
import type { Locale } from "@/messages"
import { ClosedPage } from "../_views/closed"
import { html } from "./html"
import type { Opened } from "./open-link"
import { outboxName } from "./outbox-name"

type Running = Extract<Opened, { kind: "running" }>

/** Null when a place has come back meanwhile: then the interview goes on. */
export async function showClosed(running: Running, locale: Locale, now: Date): Promise<Response | null> {
  const { token, instrument, interview, filling } = running
  if (!(await transact(db(), (tx) => checkQuota(tx, interview.id, now)))) return null
  const { blocks } = pathOf(filling.questionnaire, interview.answers, filling.context)
  const asked = blocks.findLast(({ questions }) =>
    questions.some(({ name }) => instrument.dimensions.asked.includes(name)),
  )
  const block = asked?.block.name
  const outbox = outboxName(token)
  return html(<ClosedPage study={instrument.study} token={token} block={block} outbox={outbox} locale={locale} />)
}
