// A token bucket: bursts are taken, what goes on for long is slowed down.

export type Pace = Readonly<{ burst: number; perSecond: number }>
export type Bucket = Readonly<{ left: number; at: number }>

/** The bucket after one more request at `now` (ms), and whether it is taken. */
export function take(bucket: Bucket | undefined, { burst, perSecond }: Pace, now: number): [Bucket, boolean] {
  const filled = bucket ? Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) / 1_000) * perSecond) : burst
  return filled >= 1 ? [{ left: filled - 1, at: now }, true] : [{ left: filled, at: now }, false]
}
