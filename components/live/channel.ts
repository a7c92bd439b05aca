// One stream for all that a page follows. A push only says that something has changed: the page reads its own data anew.

/** `lost`: what is shown may be old, until it is live again. */
export type LiveState = "connecting" | "live" | "lost"

export type Follower = Readonly<{
  topics: readonly string[]
  onPush: (topic: string) => void
  onState: (state: LiveState) => void
}>

const GATHER_MS = 50
const FIRST_WAIT_MS = 3_000
const LONGEST_WAIT_MS = 60_000
/** A page nobody looks at for so long gives its connection back: a browser has six of them. */
const HIDDEN_MS = 5 * 60_000

const followers = new Set<Follower>()
/** Those that nothing has been pushed to yet. */
const fresh = new Set<Follower>()
let source: EventSource | undefined
let followed = ""
let state: LiveState = "connecting"
let wait = FIRST_WAIT_MS
let timer = 0
let hiding = 0
let watching = false

/** Follows until the returned function is called. Everything followed is pushed once the stream is open. */
export function follow(follower: Follower): () => void {
  followers.add(follower)
  fresh.add(follower)
  follower.onState(state)
  watchTab()
  arrange(GATHER_MS)
  return () => {
    followers.delete(follower)
    fresh.delete(follower)
    arrange(GATHER_MS)
  }
}

function arrange(after: number): void {
  window.clearTimeout(timer)
  timer = window.setTimeout(open, after)
}

function open(): void {
  const topics = [...new Set([...followers].flatMap((follower) => follower.topics))].sort().join(",")
  if (topics === followed && source && source.readyState !== EventSource.CLOSED) {
    greet()
    return
  }
  close()
  if (topics === "") return
  followed = topics
  const own = new EventSource(`/live?topics=${topics}`)
  source = own
  own.addEventListener("state", ({ data }) => {
    tell(data === "live" ? "live" : "lost")
    if (data !== "live") return
    wait = FIRST_WAIT_MS
    // What happened between the page and the stream, or while the line was down, was heard by nobody.
    for (const topic of topics.split(",")) push(topic)
    fresh.clear()
  })
  own.addEventListener("push", ({ data }) => push(data))
  // The page asks anew, and the server says what this person may still see.
  own.addEventListener("refused", ({ data }) => push(data))
  own.addEventListener("ended", () => {
    own.close()
    tell("lost")
  })
  own.addEventListener("error", () => {
    if (source !== own) return
    tell("lost")
    // The browser comes back by itself after a broken line, but not after a refusal.
    if (own.readyState !== EventSource.CLOSED) return
    arrange(wait)
    wait = Math.min(wait * 2, LONGEST_WAIT_MS)
  })
}

// The stream was open before they came: what changed while their page was made, nobody told them.
function greet(): void {
  if (state !== "live") return
  for (const follower of [...fresh]) for (const topic of follower.topics) follower.onPush(topic)
  fresh.clear()
}

function close(): void {
  source?.close()
  source = undefined
  followed = ""
}

function push(topic: string): void {
  for (const follower of [...followers]) if (follower.topics.includes(topic)) follower.onPush(topic)
}

function tell(now: LiveState): void {
  state = now
  for (const follower of [...followers]) follower.onState(now)
}

function watchTab(): void {
  if (watching) return
  watching = true
  document.addEventListener("visibilitychange", () => {
    window.clearTimeout(hiding)
    if (!document.hidden) return open()
    hiding = window.setTimeout(() => {
      close()
      tell("lost")
    }, HIDDEN_MS)
  })
}
