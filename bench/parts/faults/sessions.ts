// Many people with poor lines at once, each in a browser context of their own.
import type { Browser } from "@playwright/test"
import type { Database } from "@/db/client"
import { chanceOf } from "@/lib/quality/testing/chance"
import { judge } from "./judge"
import { answerAll, type Told } from "./person"
import type { BadLine } from "./proxy"

export type Sessions = Readonly<{ links: readonly string[]; line: BadLine; seed: number; atOnce: number }>
export type Outcome = Readonly<{ wrong: readonly string[]; loads: number; retyped: number }>

export async function runSessions(
  browser: Browser,
  db: Database,
  { links, line, seed, atOnce }: Sessions,
): Promise<Outcome> {
  const waiting = [...links.entries()]
  const told: Told[] = []
  const wrong: string[] = []
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [n, link] = next
      const context = await browser.newContext({ viewport: { width: 360, height: 640 } })
      context.setDefaultTimeout(5_000)
      try {
        told.push(await answerAll(context, line.url, link, chanceOf(seed + n).next))
      } catch (error) {
        wrong.push(`${link}: ${error instanceof Error ? error.message : error}`)
      }
      await context.close()
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  for (const one of told) wrong.push(...(await judge(db, one)))
  const sum = (of: (one: Told) => number) => told.reduce((all, one) => all + of(one), 0)
  return { wrong, loads: sum((one) => one.loads), retyped: sum((one) => one.retyped) }
}
