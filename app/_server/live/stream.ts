// One open page: pushes come at most twice a second a topic, each is authorised anew, and the stream ends with the session.
import type { ServerResponse } from "node:http"

const GAP_MS = 500
const AGAIN_MS = 5_000
const HEARTBEAT_MS = 20_000
const LOOK_MS = 60_000
/** A page that takes in less than this has gone away or sleeps: it reads everything anew when it comes back. */
const BEHIND_BYTES = 16_384

export type Stream = Readonly<{
  sessionId: string
  personId: string
  changed(address: string): void
  /** Whether this process hears of changes now; when it does again, everything may have changed. */
  listening(now: boolean): void
  /** Ends the stream if the session has ended. */
  look(): void
  end(): void
}>

type Parts = Readonly<{
  sessionId: string
  personId: string
  addresses: readonly string[]
  listening: boolean
  may: (address: string | null) => Promise<"yes" | "no" | "ended">
  warn: (error: unknown) => void
}>

type Pace = { at: number; timer?: NodeJS.Timeout }

export function openStream(response: ServerResponse, parts: Parts): Stream {
  const followed = new Map<string, Pace>(parts.addresses.map((address) => [address, { at: 0 }]))
  response.writeHead(200, {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
    "X-Content-Type-Options": "nosniff",
  })
  const heartbeat = setInterval(() => write(":\n\n"), HEARTBEAT_MS)
  const looking = setInterval(() => void look(), LOOK_MS)
  response.on("close", () => {
    clearInterval(heartbeat)
    clearInterval(looking)
    for (const { timer } of followed.values()) clearTimeout(timer)
    followed.clear()
  })

  function write(words: string): void {
    if (response.writableEnded || response.destroyed) return
    response.write(words)
    if (response.writableLength > BEHIND_BYTES) response.destroy()
  }
  const say = (event: string, data: string) => write(`event: ${event}\ndata: ${data}\n\n`)

  // The first change of a burst goes out at once, the rest of it together.
  function changed(address: string, leastWait = 0): void {
    const pace = followed.get(address)
    if (!pace || pace.timer) return
    const wait = Math.max(leastWait, pace.at + GAP_MS - Date.now())
    pace.timer = setTimeout(() => {
      pace.timer = undefined
      pace.at = Date.now()
      void push(address)
    }, wait)
  }

  async function push(address: string): Promise<void> {
    const answer = await asked(address)
    if (answer === "yes") say("push", address)
    if (answer === "unknown") changed(address, AGAIN_MS)
    if (answer !== "no") return
    followed.delete(address)
    say("refused", address)
  }

  const look = () => asked(null)

  async function asked(address: string | null): Promise<"yes" | "no" | "ended" | "unknown"> {
    try {
      const answer = await parts.may(address)
      if (answer === "ended") end("ended")
      return answer
    } catch (error) {
      // Without the database nobody can say who may: nothing is sent until it is back.
      parts.warn(error)
      return "unknown"
    }
  }

  function listening(now: boolean): void {
    say("state", now ? "live" : "away")
    if (now) for (const address of followed.keys()) changed(address)
  }

  function end(why: "ended" | "closing"): void {
    say(why, "-")
    response.end()
  }

  // After a restart not everybody comes back in the same moment.
  write(`retry: ${1_000 + Math.round(Math.random() * 2_000)}\n\n`)
  say("state", parts.listening ? "live" : "away")
  const { sessionId, personId } = parts
  return {
    sessionId,
    personId,
    changed: (address) => changed(address),
    listening,
    look: () => void look(),
    end: () => end("closing"),
  }
}
