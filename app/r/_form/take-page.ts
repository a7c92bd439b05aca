// Takes one posted page of a running interview: stores what changed, then says where to go.
import { db, vault } from "@/app/_server/database"
import { storeEvents } from "@/app/_server/store-events"
import { read, transact } from "@/db/client"
import { newId } from "@/db/ids"
import { RESPONDENT } from "@/db/queries/audit"
import { finishInterview } from "@/db/queries/finish"
import { findInterview, type InterviewRow } from "@/db/queries/interviews"
import { Problem } from "@/lib/problem"
import type { Refusal } from "@/lib/questionnaire/check"
import type { Answers } from "@/lib/questionnaire/definition"
import type { AnswerEvent } from "@/lib/questionnaire/events"
import { nextBlock, previousBlock } from "@/lib/questionnaire/navigate"
import type { Locale } from "@/messages"
import type { Filling } from "./asked-now"
import { eventOf, eventsOf } from "./events-of"
import type { Posted } from "./posted"
import { type ReadPage, readPage } from "./read-page"

type Running = Readonly<{ token: string; interview: InterviewRow; filling: Filling }>

/** Either another address, or the same page again: to be corrected, or only looked at. */
export type Taken =
  | Readonly<{ kind: "to"; location: string }>
  | Readonly<{ kind: "again"; status: 200 | 422; answers: Answers; refusals: ReadonlyMap<string, Refusal> }>

export async function takePage(running: Running, posted: Posted, locale: Locale, now: Date): Promise<Taken> {
  const { token, filling } = running
  if (posted.go.kind === "look") {
    const { answers } = readPage(filling, running.interview.answers, posted)
    return { kind: "again", status: 200, answers, refusals: new Map() }
  }
  const interview = await storeCarried(running.interview, posted)
  const page = readPage(filling, interview.answers, posted)
  const { unstored, closed = interview.quotaClosedAt !== null } = await store(interview, page, posted, locale, now)
  // Whoever falls in a full quota cell is told at once, whatever else stands on the page.
  if (closed && (posted.go.kind === "next" || posted.go.kind === "review"))
    return { kind: "to", location: `/r/${token}` }
  const refusals = blocking(new Map([...page.refusals, ...unstored]), posted)
  if (refusals.size > 0) return { kind: "again", status: 422, answers: page.answers, refusals }
  return { kind: "to", location: await addressAfter(token, interview.id, page, posted, now) }
}

/** Keeps what comes after the end: stored and marked late. */
export async function keepLate(running: Running, posted: Posted, locale: Locale, now: Date): Promise<void> {
  const interview = await storeCarried(running.interview, posted)
  await store(interview, readPage(running.filling, interview.answers, posted), posted, locale, now)
}

// What the script had not brought here yet comes with the page, under the ids that it has: sent again it changes nothing.
async function storeCarried(interview: InterviewRow, { events }: Posted): Promise<InterviewRow> {
  if (events.length === 0) return interview
  await storeEvents({ interviewId: interview.id }, { channel: "web", personId: null }, events)
  return (await read(() => findInterview(db(), interview.id))) ?? interview
}

type Kept = Readonly<{ unstored: ReadonlyMap<string, Refusal>; closed?: boolean }>

/** Stores the page's changes; returns those that the store refused, and whether a quota cell is closed if it could tell. */
async function store(
  interview: InterviewRow,
  { changes }: ReadPage,
  posted: Posted,
  locale: Locale,
  now: Date,
): Promise<Kept> {
  const { go, base = newId() } = posted
  const sent = { base, language: locale, startedAt: interview.startedAt, now }
  const events: AnswerEvent[] = eventsOf(changes, sent)
  if (go.kind === "language") events.push(eventOf("language", sent))
  if (go.kind === "leave") events.push(eventOf("left", sent))
  const unstored = new Map<string, Refusal>()
  if (events.length === 0) return { unstored }
  const { refused, ...told } = await storeEvents(
    { interviewId: interview.id },
    { channel: "form", personId: null },
    events,
  )
  for (const { id, question } of events) {
    if (question && refused.includes(id)) unstored.set(question, { code: "constraint", params: {} })
  }
  return { unstored, ...told }
}

// Only going on asks for answers; whoever goes elsewhere may leave blanks, but what was filled in wrongly would be lost.
function blocking(refusals: ReadonlyMap<string, Refusal>, { go }: Posted): ReadonlyMap<string, Refusal> {
  if (go.kind === "next" || go.kind === "review") return refusals
  return new Map([...refusals].filter(([, { code }]) => code !== "required"))
}

async function addressAfter(token: string, interviewId: string, page: ReadPage, posted: Posted, now: Date) {
  const { path, opened } = page
  const at = (block: string) => `/r/${token}?page=${block}${posted.fromReview ? "&from=review" : ""}`
  const isOnPath = path.blocks.some(({ block }) => block.name === posted.page)
  if (posted.go.kind === "leave") return `/r/${token}?left=1`
  if (!isOnPath) return `/r/${token}`
  if (posted.go.kind === "language") return at(posted.page)
  if (posted.go.kind === "back") return at(previousBlock(path, posted.page)?.block.name ?? posted.page)
  if (opened[0]) return `${at(posted.page)}&more=1#q-${opened[0].name}`
  // What is still open meanwhile comes before the review by itself.
  if (posted.fromReview && path.screenedOut === undefined) return `/r/${token}?review=1`
  const next = path.screenedOut === undefined ? nextBlock(path, posted.page) : undefined
  if (next) return at(next.block.name)
  return posted.go.kind === "review" ? `/r/${token}?review=1` : finish(token, interviewId, now)
}

/** Ends the interview; returns where to go. An earlier question may have come open meanwhile: then the address leads to it. */
export async function finish(token: string, interviewId: string, now: Date): Promise<string> {
  try {
    await transact(db(), (tx) => finishInterview(tx, interviewId, RESPONDENT, now, vault().open))
    return `/r/${token}`
  } catch (error) {
    if (error instanceof Problem && error.code === "unanswered") return `/r/${token}?missing=1`
    throw error
  }
}
