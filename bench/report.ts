// All tables of a wave from its tally, at ten thousand and at a million interviews, beside DuckDB scanning the same
// interviews as Parquet. `npm run bench -- report [interviews…]`; `--small`: ten thousand, answers compared, no budgets.
import { Client } from "pg"
import { vaultOf } from "@/adapters/vault/vault"
import { closePools, databaseOf, transact } from "@/db/client"
import { readItemRows } from "@/db/queries/ratings"
import { readReportCounts } from "@/db/queries/report-counts"
import { questionsOfReport } from "@/lib/report/data-of"
import { schemeOf } from "@/lib/scoring/scheme"
import { addWave } from "@/scripts/parts/seeding"
import { createTestDatabase } from "../db/testing/database"
import { openTestServer } from "../db/testing/server"
import { prepareTemplate } from "../db/testing/template"
import { freshKeys } from "../scripts/parts/keys"
import { answerOf, assertSame, plainAnswer } from "./parts/report/answer"
import { openDuckDb } from "./parts/report/duckdb"
import { fillReport } from "./parts/report/fill"
import { parquetOf } from "./parts/report/parquet"
import { allTables } from "./parts/report/tables"
import { quantile, timesOf } from "./parts/times"

const SMALL = 10_000
const LARGE = 1_000_000
const ROUNDS = 15
const BUDGET = { computing: 1_000, design: 300, growth: 1.5 }

export async function run(args: string[]): Promise<void> {
  const small = args.includes("--small")
  const given = args.filter((arg) => arg !== "--small").map(Number)
  const sizes = small ? [SMALL] : given.length > 0 ? given : [SMALL, LARGE]
  const postgres = await openTestServer()
  try {
    const measured: Measured[] = []
    for (const interviews of sizes) measured.push(await measure(postgres.url, interviews, small ? 1 : ROUNDS))
    if (!small) judge(measured)
  } finally {
    await closePools()
    await postgres.stop()
  }
}

type Measured = Readonly<{ interviews: number; computing: number; reading: number }>

async function measure(server: string, interviews: number, rounds: number): Promise<Measured> {
  const database = await createTestDatabase({ server, template: await prepareTemplate(server) })
  const client = new Client({ connectionString: database.url })
  await client.connect()
  try {
    const db = databaseOf(database.url)
    const options = { name: "bench", practice: true, open: true, cells: [] }
    const { id, study } = await transact(db, (tx) =>
      addWave(tx, vaultOf(freshKeys().SAUAL_KEYS), "public-services", options),
    )
    const scheme = schemeOf(study)!
    await fillReport(client, id, study, scheme, interviews)
    const read = async () => ({
      items: await readItemRows(db, id, scheme, null),
      counts: await readReportCounts(db, id, questionsOfReport(study), null),
    })
    const { items, counts } = await read()
    // Copies: nothing that was counted of a list before is counted again.
    const make = () => allTables(study, scheme, [...items], counts)
    console.log(`\n${interviews} interviews: ${items.length} items in their places, ${make().length} tables`)
    const answer = answerOf(items)
    assertSame("tally and plain count", answer, await plainAnswer(client, scheme))
    const scanned = await scanning(client, scheme, answer, rounds)
    const computing = await timesOf(rounds, async () => make())
    const reading = await timesOf(rounds, read)
    say("all tables computed from the tally", computing, scanned)
    say("the tally read from the database", reading, scanned)
    if (scanned) say("DuckDB scanning the interviews for the counts alone", scanned, scanned)
    return { interviews, computing: quantile(computing, 0.5), reading: quantile(reading, 0.5) }
  } finally {
    await client.end()
    await closePools()
    await database.drop()
  }
}

async function scanning(
  client: Client,
  scheme: Parameters<typeof parquetOf>[2],
  answer: ReturnType<typeof answerOf>,
  rounds: number,
): Promise<number[] | null> {
  const duck = await openDuckDb()
  if (!duck) return null
  const parquet = await parquetOf(client, duck, scheme)
  try {
    assertSame("tally and DuckDB", answer, await parquet.scan())
    console.log("the answers are the same: tally, plain count and DuckDB")
    return await timesOf(rounds, parquet.scan)
  } finally {
    parquet.close()
  }
}

function say(what: string, times: readonly number[], beside: readonly number[] | null): void {
  const [half, most] = [quantile(times, 0.5), quantile(times, 0.95)]
  const ratio = beside ? `${(half / quantile(beside, 0.5)).toFixed(3)} of DuckDB's` : ""
  console.log(
    `${what.padEnd(52)} p50 ${half.toFixed(1).padStart(8)} ms  p95 ${most.toFixed(1).padStart(8)} ms  ${ratio}`,
  )
}

function judge(measured: readonly Measured[]): void {
  const [first, last] = [measured[0]!, measured.at(-1)!]
  const growth = last.computing / first.computing
  const readGrowth = last.reading / first.reading
  console.log(
    `\ncomputing at ${last.interviews} is ${growth.toFixed(2)} x that at ${first.interviews}, reading ${readGrowth.toFixed(2)} x`,
  )
  const over = [
    ...measured.flatMap(({ interviews, computing }) =>
      computing > BUDGET.computing ? [`${interviews} interviews: ${computing.toFixed(0)} ms of computing`] : [],
    ),
    ...(growth > BUDGET.growth ? [`time grows ${growth.toFixed(2)} x`] : []),
  ]
  if (last.computing > BUDGET.design) console.log(`above the design's ${BUDGET.design} ms`)
  if (over.length > 0) throw new Error(`over the budget: ${over.join("; ")}`)
}
