// Turns whatever is thrown into a page in the respondent's language; what was posted is offered to be sent again.
import { asProblem } from "@/app/_server/plain-problem"
import { afterUnknown, assertNotStopped } from "@/app/_server/tries"
import type { Problem } from "@/lib/problem"
import type { Locale } from "@/messages"
import { RefusedPage } from "../_views/refused"
import { readForm } from "./body"
import { html } from "./html"
import { postedOf } from "./posted"
import { localeOf } from "./words"

/** Known only after some work: the language of the page, and the fields that were posted. */
export type Noted = { locale?: Locale; fields?: readonly (readonly [string, string])[]; again?: string }

/** Runs a handler; `noted` is what it learnt before it failed. */
export async function respond(request: Request, work: (noted: Noted) => Promise<Response>): Promise<Response> {
  const noted: Noted = {}
  const headers = Object.fromEntries(request.headers)
  try {
    await assertWelcome(request, headers, noted)
    return await work(noted)
  } catch (error) {
    const thrown = asProblem(error, new URL(request.url).pathname)
    const problem = await afterUnknown(thrown, headers)
    const response = await html(refusal(request, problem, noted), problem.status)
    if (problem.params.minutes) response.headers.set("Retry-After", String(Number(problem.params.minutes) * 60))
    return response
  }
}

// What whoever has to wait had typed is offered to be sent again.
async function assertWelcome(request: Request, headers: Record<string, string>, noted: Noted): Promise<void> {
  try {
    assertNotStopped(headers, new Date())
  } catch (refused) {
    if (request.method === "POST") noted.fields = postedOf(await readForm(request)).fields
    throw refused
  }
}

function refusal(request: Request, problem: Problem, { locale = localeOf(request), fields, again }: Noted) {
  // These pass by themselves; whoever waits may send the same page again.
  const passes = problem.status >= 500 || problem.status === 429 || problem.code === "interview_on_phone"
  const retry = passes ? fields : undefined
  return <RefusedPage problem={problem} locale={locale} retry={retry} again={again} />
}
