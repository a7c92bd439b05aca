// Twenty connections, each sending one new answer event after the other.
import autocannon from "autocannon"
import { newId } from "@/db/ids"

export type Load = Readonly<{ perSecond: number; p97: number; failed: number }>

const CODES = ["1", "2", "3", "4", "5"]

/** One event a request, spread over `urls`. */
export async function sendEvents(urls: readonly string[], seconds: number): Promise<Load> {
  let n = 0
  const first = new URL(urls[0] ?? "")
  const result = await autocannon({
    url: first.origin,
    connections: 20,
    duration: seconds,
    method: "POST",
    headers: { "content-type": "application/json" },
    requests: [
      {
        setupRequest: (request) => {
          n++
          const value = CODES[n % CODES.length]
          const event = {
            kind: "answered",
            id: newId(),
            question: "o_staff_polite",
            value,
            seq: n,
            at: new Date().toISOString(),
          }
          return {
            ...request,
            path: new URL(urls[n % urls.length] ?? "").pathname,
            body: JSON.stringify({ events: [event] }),
          }
        },
      },
    ],
  })
  return {
    perSecond: Math.round(result["2xx"] / result.duration),
    p97: result.latency.p97_5,
    failed: result.non2xx + result.errors,
  }
}
