// 500 people finish at once over HTTP for 40 places, and the server is killed with -9 in the middle, again and again:
// exactly 40 are accepted, every other answer is kept and marked. Then the same against a count and a write.
// `npm run bench -- quota-race [times] [people] [places]`
import { closePools } from "@/db/client"
import { createTestDatabase } from "../db/testing/database"
import { openTestServer } from "../db/testing/server"
import { prepareTemplate } from "../db/testing/template"
import { build } from "../scripts/parts/build"
import { freshKeys } from "../scripts/parts/keys"
import { freePort } from "../scripts/parts/port"
import { type Serving, serve } from "../scripts/parts/serve"
import { everybodyFinishes } from "./parts/quota-race/clients"
import { type Outcome, outcomeOf, seedRace } from "./parts/quota-race/people"
import { type Overshoot, racePlain } from "./parts/quota-race/plain"

type Size = Readonly<{ times: number; people: number; places: number }>
type Run = Outcome & Readonly<{ killedAfter: number; retries: number; seconds: number }>

export async function run([times = "20", people = "500", places = "40"]: string[]): Promise<void> {
  const size = { times: Number(times), people: Number(people), places: Number(places) }
  await build()
  const postgres = await openTestServer()
  const database = await createTestDatabase({ server: postgres.url, template: await prepareTemplate(postgres.url) })
  try {
    const runs = await race(database.url, size)
    const plain = await racePlain(database.url, await freePort(4400, "127.0.0.1"), size.people, size.places, size.times)
    report(runs, plain, size)
    if (runs.some((one) => !isRight(one, size))) throw new Error("a race went wrong: see the table")
  } finally {
    await closePools()
    await database.drop()
    await postgres.stop()
  }
}

async function race(url: string, { times, people, places }: Size): Promise<Run[]> {
  const keys = freshKeys()
  const port = await freePort(4300, "127.0.0.1")
  const origin = `http://127.0.0.1:${port}`
  const env = { ...keys, DATABASE_URL: url, NODE_ENV: "production", NEXTAUTH_URL: origin, SAUAL_JOBS: "0" }
  const start = () => serve({ port, host: "127.0.0.1", env, say: () => undefined })
  let server: Promise<Serving> = start()
  const runs: Run[] = []
  try {
    for (let n = 0; n < times; n++) {
      const seeded = await seedRace(url, keys.SAUAL_KEYS, people, places, n * people)
      await await server
      // Each confirmed answer and each confirmed end counts one: the kill moves through the whole of the race.
      const killedAfter = Math.round(((n + 0.5) / times) * 2 * people)
      const began = performance.now()
      let killed = false
      const heard = await everybodyFinishes(origin, seeded.people, ({ events, finished }) => {
        if (killed || events.length + finished < killedAfter) return
        killed = true
        server = server.then((one) => one.kill()).then(start)
      })
      const seconds = (performance.now() - began) / 1000
      await server
      runs.push({ ...(await outcomeOf(url, seeded, heard.events)), killedAfter, retries: heard.retries, seconds })
      console.log(line(runs.at(-1)!, n))
    }
  } finally {
    await (await server).stop()
  }
  return runs
}

const isRight = ({ accepted, overflow, other, places: [a, r, rows], lost }: Run, { people, places }: Size): boolean =>
  accepted === places &&
  overflow === people - places &&
  other === 0 &&
  a === places &&
  r === 0 &&
  rows === places &&
  lost === 0

const line = (one: Run, n: number): string =>
  `race ${String(n + 1).padStart(2)}: killed after ${String(one.killedAfter).padStart(4)} confirmations, ` +
  `accepted ${one.accepted}, over quota ${one.overflow}, neither ${one.other}, lost ${one.lost}, ` +
  `tries again ${one.retries}, ${one.seconds.toFixed(1)} s`

function report(runs: readonly Run[], plain: readonly Overshoot[], size: Size): void {
  const { people, places, times } = size
  const right = runs.filter((one) => isRight(one, size)).length
  const range = (values: number[]) => `${Math.min(...values)} to ${Math.max(...values)}, median ${median(values)}`
  console.log(`\n${people} people for ${places} places, ${times} races, a server killed with -9 in each`)
  console.log(`reserved:                 exactly ${places} accepted and nothing lost in ${right} of ${times}`)
  console.log(`counted on the last page: over the target by ${range(plain.map((one) => one.atTheEnd))}`)
  console.log(`counted on the first:     over the target by ${range(plain.map((one) => one.atTheStart))}`)
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
