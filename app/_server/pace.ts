// How fast one link may send: counted in the process, for counting in the database would cost more than what it keeps away.
import { type Bucket, type Pace, take } from "@/lib/abuse/bucket"
import { Problem } from "@/lib/problem"

const PACES = {
  /** A page that is sent, or looked at, by a person. */
  page: { burst: 60, perSecond: 1 },
  /** Batches of a page's script, which sends one for each answer and more when the line has been away. */
  events: { burst: 300, perSecond: 60 },
} as const satisfies Record<string, Pace>

const KNOWN_LIMIT = 50_000
const buckets = new Map<string, Bucket>()

/** Problem `too_many_tries` when this link sends more than a person can. */
export function assertPace(kind: keyof typeof PACES, link: string, now: number): void {
  const key = `${kind} ${link}`
  const [bucket, taken] = take(buckets.get(key), PACES[kind], now)
  if (buckets.size >= KNOWN_LIMIT) buckets.clear()
  buckets.set(key, bucket)
  if (!taken) throw new Problem("too_many_tries", { minutes: 1 })
}
