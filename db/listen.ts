// One connection of its own that LISTENs. It comes back by itself after the database was away.
import { Client } from "pg"
import { CHANNEL, type Topic, topicOf } from "./notify"

const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 15_000
const PROBE_MS = 20_000

export type Heard = Readonly<{
  topic(topic: Topic): void
  /** True when it listens again: whatever was said meanwhile is lost, so everything may have changed. */
  listening(now: boolean): void
}>

export type Listening = Readonly<{ close(): Promise<void> }>

/** Listens until closed. The address must lead to PostgreSQL itself: a pooler that shares connections cannot LISTEN. */
export function listen(url: string, heard: Heard): Listening {
  let client: Client | undefined
  let closed = false
  let wait = FIRST_WAIT_MS
  let timer: NodeJS.Timeout | undefined

  async function connect(): Promise<void> {
    const own = new Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
    })
    client = own
    const lost = () => {
      if (client !== own) return
      client = undefined
      clearTimeout(timer)
      own.end().catch(() => undefined)
      if (closed) return
      heard.listening(false)
      timer = setTimeout(connect, wait)
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
    }
    own.on("error", lost)
    own.on("end", lost)
    own.on("notification", ({ payload }) => {
      const topic = topicOf(payload)
      if (topic) heard.topic(topic)
    })
    // A network that swallows packets looks alive: ask now and then.
    const probe = () => {
      timer = setTimeout(() => own.query("select 1").then(probe, lost), PROBE_MS)
    }
    try {
      await own.connect()
      await own.query(`listen ${CHANNEL}`)
      if (client !== own) return void own.end().catch(() => undefined)
      wait = FIRST_WAIT_MS
      heard.listening(true)
      probe()
    } catch {
      lost()
    }
  }

  void connect()
  return {
    async close() {
      closed = true
      clearTimeout(timer)
      const own = client
      client = undefined
      await own?.end().catch(() => undefined)
    },
  }
}
