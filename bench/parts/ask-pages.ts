// Asks for pages over many connections: as fast as they come, or at a given pace.
import autocannon from "autocannon"

/** Pages a second, the wait in ms that 97.5 % do not exceed, and how many failed. */
export type Asking = Readonly<{ perSecond: number; p97: number; failed: number }>

type Pace = Readonly<{ connections: number; seconds: number; perSecond?: number }>

export async function askPages(origin: string, paths: readonly string[], pace: Pace): Promise<Asking> {
  let n = 0
  const result = await autocannon({
    url: origin,
    connections: pace.connections,
    duration: pace.seconds,
    ...(pace.perSecond !== undefined && { overallRate: pace.perSecond }),
    requests: [{ setupRequest: (request) => ({ ...request, path: paths[n++ % paths.length] ?? "/" }) }],
  })
  return {
    perSecond: Math.round(result["2xx"] / result.duration),
    p97: result.latency.p97_5,
    failed: result.non2xx + result.errors,
  }
}
