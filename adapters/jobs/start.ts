// Jobs that come round by the clock, kept in the database: whichever process is there does them, one at a time.
import PgBoss from "pg-boss"

export type Job = Readonly<{
  name: string
  /** Cron in UTC: `* * * * *`. It also runs once when a process starts. */
  cron: string
  /** `goOn` turns false when the process is being stopped or its time is over: what is left waits for the next round. */
  work: (goOn: () => boolean) => Promise<void>
}>

/** The process's own connections: jobs need none beside them. */
export type Connections = Readonly<{ query: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }> }>
export type Jobs = Readonly<{ stop: () => Promise<void> }>

const SCHEMA = "jobs"
/** A job of a process that died is given up after so long; one that lives stops sooner by itself. */
const GIVEN_UP = 300
const LONGEST = 240_000
const TRY_AGAIN = 10_000
const STOPPING = 3_000

/**
 * Starts at once and returns; while the database cannot be reached it keeps trying. Errors are told and the job comes
 * round again. Queues let one job run and one wait, over all processes.
 */
export function startJobs(connections: Connections, jobs: readonly Job[], tell: (error: unknown) => void): Jobs {
  const stopping = new AbortController()
  const { query, settled } = followed(connections)
  const started = keepStarting({ query }, jobs, tell, stopping.signal)
  return {
    async stop() {
      stopping.abort()
      const boss = await started
      await boss?.stop({ graceful: true, timeout: STOPPING })
      // That a job is done is written without being waited for: unwritten, it would keep the next process waiting.
      await settled()
    },
  }
}

/** The same connections, and a way to wait for what is being asked of them. */
function followed({ query }: Connections): Connections & Readonly<{ settled: () => Promise<unknown> }> {
  const asked = new Set<Promise<unknown>>()
  return {
    query(text, values) {
      const answer = query(text, values)
      asked.add(answer)
      const over = () => asked.delete(answer)
      answer.then(over, over)
      return answer
    },
    settled: () => Promise.allSettled(asked),
  }
}

async function keepStarting(
  connections: Connections,
  jobs: readonly Job[],
  tell: (error: unknown) => void,
  signal: AbortSignal,
): Promise<PgBoss | null> {
  while (!signal.aborted) {
    const boss = bossOn(connections)
    boss.on("error", tell)
    try {
      await boss.start()
      for (const job of jobs) await arrange(boss, job, tell, signal)
      return boss
    } catch (error) {
      if (!signal.aborted) tell(error)
      await boss.stop({ graceful: false }).catch(tell)
      await pause(TRY_AGAIN, signal)
    }
  }
  return null
}

function bossOn({ query }: Connections): PgBoss {
  return new PgBoss({ db: { executeSql: query }, schema: SCHEMA, cronWorkerIntervalSeconds: 10 })
}

async function arrange(boss: PgBoss, job: Job, tell: (error: unknown) => void, signal: AbortSignal): Promise<void> {
  const { name, cron, work } = job
  const options = { name, policy: "stately", retryLimit: 0, expireInSeconds: GIVEN_UP } as const
  await boss.createQueue(name, options)
  await boss.schedule(name, cron)
  await boss.send(name, {})
  await boss.work(name, { pollingIntervalSeconds: 5 }, async () => {
    const until = Date.now() + LONGEST
    try {
      await work(() => !signal.aborted && Date.now() < until)
    } catch (error) {
      tell(error)
      throw error
    }
  })
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener("abort", () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
