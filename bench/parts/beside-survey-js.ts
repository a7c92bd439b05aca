// The same questionnaire by survey-core and survey-js-ui beside ours: bytes, and when a phone on slow 3G shows a question.
import { type Browser, chromium } from "@playwright/test"
import type { Definition } from "@/lib/questionnaire/definition"
import { readyBrowser } from "../../e2e/browser"
import { openSlowly, SLOW_3G } from "./results-page/slow"
import { type SurveyJs, serveSurveyJs } from "./survey-js/serve"

const CASE = {
  ...{ service_instrument: "standard", service_paid: "paid", service_code: "C24", case_region: "kostanay" },
  ...{ service_name: "C24", contact_source: "list" },
}
const VISITS = 5
const BUDGET_MS = 2_000

/** Runs `work` with their page served. */
export async function withSurveyJs<T>(definition: Definition, work: (served: SurveyJs) => Promise<T>): Promise<T> {
  const served = await serveSurveyJs(definition, CASE)
  try {
    return await work(served)
  } finally {
    served.close()
  }
}

/** Prints the median time to the first question of each address, with nothing kept before; ours comes first. */
export async function reportFirstQuestion(addresses: Readonly<Record<string, string>>): Promise<void> {
  const installed = await readyBrowser()
  const browser = await chromium.launch({
    ...(installed.executablePath && { executablePath: installed.executablePath }),
    env: { ...(process.env as Record<string, string>), ...installed.env },
    args: ["--no-sandbox", "--disable-gpu"],
  })
  try {
    console.log(`\nfirst question on slow 3G (400 kbit/s, 400 ms), median of ${VISITS} first visits`)
    for (const [name, address] of Object.entries(addresses)) {
      const took = await firstQuestion(browser, address)
      console.log(`  ${name.padEnd(24)} ${Math.round(took)} ms, ${(took / BUDGET_MS).toFixed(2)} of the budget of 2 s`)
    }
  } finally {
    await browser.close()
  }
}

async function firstQuestion(browser: Browser, address: string): Promise<number> {
  const times: number[] = []
  for (let visit = 0; visit < VISITS; visit++) {
    times.push((await openSlowly(browser, address, SLOW_3G, isAsking)).usable)
  }
  return times.sort((a, b) => a - b)[VISITS >> 1] ?? Number.NaN
}

/** Something to answer is painted. */
const isAsking = () =>
  [...document.querySelectorAll("main input, #survey input")].some((input) => input.getClientRects().length > 0) &&
  performance.getEntriesByName("first-contentful-paint").length > 0
