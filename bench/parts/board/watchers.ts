// Watchers of a board: each a live stream of its own, and, when asked to, the figures read again after a push as the page does.
import { Agent, get } from "node:http"

/** When pushes came, and from when to when the figures were read again. */
export type Watcher = Readonly<{ pushes: number[]; readings: { from: number; to: number }[]; close(): void }>

type Options = Readonly<{ url: string; waveId: string; cookie: string; reads: boolean }>

const GAP_MS = 1_000

/** Resolves once the stream is live. */
export function watch({ url, waveId, cookie, reads }: Options): Promise<Watcher> {
  const agent = new Agent({ keepAlive: true })
  const watcher = {
    pushes: [] as number[],
    readings: [] as { from: number; to: number }[],
    close: (): void => undefined,
  }
  const pace = { busy: false, again: false, at: 0, over: false }

  async function read(): Promise<void> {
    if (pace.over) return
    if (pace.busy) {
      pace.again = true
      return
    }
    pace.busy = true
    await new Promise((go) => setTimeout(go, Math.max(0, pace.at + GAP_MS - performance.now())))
    const from = performance.now()
    pace.at = from
    await readPage(`${url}/coordinator/wave/${waveId}/board.json?view=regions`, cookie, agent)
    watcher.readings.push({ from, to: performance.now() })
    pace.busy = false
    if (!pace.again) return
    pace.again = false
    await read()
  }

  return new Promise((live, failed) => {
    const request = get(`${url}/live?topics=board:${waveId}`, { headers: { cookie, origin: url } }, (response) => {
      if (response.statusCode !== 200) return failed(new Error(`the stream answers ${response.statusCode}`))
      let rest = ""
      response.setEncoding("utf8")
      response.on("data", (words: string) => {
        const events = (rest + words).split("\n\n")
        rest = events.pop() ?? ""
        for (const event of events) {
          if (event.startsWith("event: state\ndata: live")) live(watcher)
          if (!event.startsWith("event: push")) continue
          watcher.pushes.push(performance.now())
          if (reads) read().catch((error) => pace.over || failed(error))
        }
      })
    })
    request.on("error", (error) => pace.over || failed(error))
    watcher.close = () => {
      pace.over = true
      request.destroy()
      agent.destroy()
    }
  })
}

/** A page over HTTP, to its last byte; its length. */
export function readPage(address: string, cookie: string, agent: Agent): Promise<number> {
  return new Promise((done, failed) => {
    get(address, { headers: { cookie }, agent }, (response) => {
      let length = 0
      response.on("data", (part: Buffer) => {
        length += part.length
      })
      response.on("end", () => {
        if (response.statusCode === 200) done(length)
        else failed(new Error(`the page answers ${response.statusCode}`))
      })
    }).on("error", failed)
  })
}
