// People who answer and finish over HTTP, all at once; whoever gets no answer tries again.
import { setTimeout as pause } from "node:timers/promises"
import { newId } from "@/db/ids"
import type { Person } from "./people"

/** What the clients have heard so far. */
export type Heard = {
  /** Ids of answer events that the server has confirmed. */
  events: string[]
  finished: number
  retries: number
}

const PAUSE_MS = 150
const PATIENCE_MS = 60_000

/** Each sends the last answer, then the last page, until both are confirmed. `noted` hears of each confirmation. */
export async function everybodyFinishes(
  origin: string,
  people: readonly Person[],
  noted: (heard: Heard) => void,
): Promise<Heard> {
  const heard: Heard = { events: [], finished: 0, retries: 0 }
  await Promise.all(
    people.map(async ({ link, wishes }) => {
      const id = newId()
      await insist(heard, () => isStored(`${origin}${link}/events`, id, wishes))
      heard.events.push(id)
      noted(heard)
      await insist(heard, () => isFinished(`${origin}${link}`, wishes))
      heard.finished++
      noted(heard)
    }),
  )
  return heard
}

async function insist(heard: Heard, attempt: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + PATIENCE_MS
  // A refused connection is an answer, too: the server is being started again.
  while (!(await attempt().catch(() => false))) {
    if (Date.now() > until) throw new Error("the server did not come back")
    heard.retries++
    await pause(PAUSE_MS)
  }
}

async function isStored(url: string, id: string, value: string): Promise<boolean> {
  const event = { kind: "answered", id, question: "wishes", value, seq: 1, at: new Date().toISOString() }
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ events: [event] }),
  })
  const { stored } = (await response.json()) as { stored?: string[] }
  return stored?.includes(id) ?? false
}

/** The last page as a browser without JavaScript posts it; at the end it leads back to the link itself. */
async function isFinished(url: string, wishes: string): Promise<boolean> {
  const fields = { ":page": "problems_met", ":go": "next", ":language": "kk", ":base": newId(), ":shown": "wishes" }
  const body = new URLSearchParams({ ...fields, ":was": JSON.stringify({ wishes }), wishes })
  const response = await fetch(url, { method: "POST", body, redirect: "manual" })
  await response.arrayBuffer()
  return response.status === 303 && new URL(response.headers.get("location") ?? "", url).search === ""
}
