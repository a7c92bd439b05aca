// A refusal for whoever is not a React page: JSON for the outboxes, a small page for people.
import type { IncomingMessage, ServerResponse } from "node:http"
import { createTranslator } from "next-intl"
import { respondentAssets } from "@/app/r/_form/assets"
import { Problem } from "@/lib/problem"
import { type Locale, messagesOf } from "@/messages"
import { preferredLocale } from "./i18n-preference"
import { log, loggedPath } from "./log"

/** The Problem that a thrown error stands for; anything else is logged and shown as `unexpected`. */
export function asProblem(error: unknown, url: string): Problem {
  if (error instanceof Problem) return error
  log.error({ err: error, path: loggedPath(url) }, "request failed")
  return new Problem("unexpected")
}

export const problemWords = (problem: Problem, locale: Locale): string => {
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: "problem" })
  return t(problem.code as "unexpected", problem.params)
}

export function sendProblem(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  const problem = asProblem(error, request.url ?? "/")
  if (response.headersSent) return void response.end()
  const locale = preferredLocale(request.headers["accept-language"] ?? null, request.headers.cookie)
  const words = problemWords(problem, locale)
  response.statusCode = problem.status
  if (wantsJson(request)) {
    response.setHeader("Content-Type", "application/json")
    response.end(JSON.stringify({ code: problem.code, message: words }))
    return
  }
  response.setHeader("Content-Type", "text/html; charset=utf-8")
  response.end(problemPage(locale, words))
}

const wantsJson = (request: IncomingMessage): boolean =>
  (request.headers["content-type"] ?? "").includes("application/json")

/** A whole page without React, for what is refused before any page is made. */
export const problemPage = (locale: Locale, words: string): string =>
  `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${words}</title>${styleLink()}</head><body><main class="message"><h1>${words}</h1></main></body></html>`

// Words without a style sheet are better than none.
function styleLink(): string {
  try {
    return `<link rel="stylesheet" href="${respondentAssets().style}">`
  } catch {
    return ""
  }
}
