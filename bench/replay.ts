// The replay of 2020: how long it takes to make and to load, and how near it comes to what was printed.
// `npm run bench -- replay [seed]`
import { loadStudy } from "@/adapters/study-package"
import { vaultOf } from "@/adapters/vault/vault"
import { closePools, databaseOf } from "@/db/client"
import { compile } from "@/lib/questionnaire/compile"
import { schemeOf } from "@/lib/scoring/scheme"
import { type FitRow, fitTable, TOLERANCE } from "@/scripts/replay/fit-table"
import { generateReplay, REPLAY_SEED } from "@/scripts/replay/generate"
import { judge, recount } from "@/scripts/replay/judge"
import { loadReplay } from "@/scripts/replay/load"
import { createTestDatabase } from "../db/testing/database"
import { openTestServer } from "../db/testing/server"
import { prepareTemplate } from "../db/testing/template"
import { freshKeys } from "../scripts/parts/keys"
import { inRoot } from "../scripts/parts/root"

const BUDGET_SECONDS = 20

export async function run([seed = String(REPLAY_SEED)]: string[]): Promise<void> {
  await make(Number(seed))
  await load(Number(seed))
}

async function make(seed: number): Promise<void> {
  const read = await loadStudy(inRoot("studies/public-services"))
  const compiled = read.ok ? compile(read.study.definition) : undefined
  const scheme = read.ok ? schemeOf(read.study) : null
  if (!read.ok || !compiled?.ok || !scheme) throw new Error("the study is not in order")
  const { value: interviews, seconds } = await timed(async () => generateReplay(read.study, seed))
  console.log(`made ${interviews.length} interviews in ${seconds.toFixed(1)} s`)
  const tally = recount(interviews.map((interview) => judge(read.study, compiled.questionnaire, interview)))
  const { rows, national } = fitTable(scheme, tally)
  for (const row of rows) console.log(line(row))
  const off = (of: (row: FitRow) => number) => Math.max(...rows.map((row) => Math.abs(of(row))))
  const mean = `${off((row) => row.off.mean).toFixed(4)} points of ${TOLERANCE.mean}`
  const percent = `${off((row) => row.off.percent).toFixed(2)} % of ${TOLERANCE.percent}`
  console.log(`farthest off: ${mean}, ${percent}; out of tolerance: ${rows.filter(({ within }) => !within).length}`)
  console.log(`printed the same: ${rows.filter(({ same }) => same).length} of ${rows.length}`)
  console.log(`national: ${national?.mean.toFixed(4)} / ${national?.percent.toFixed(2)}`)
}

function line({ service, n, printed, off, offInForms, contradictions }: FitRow): string {
  const signed = (value: number, digits: number) => `${value < 0 ? "" : "+"}${value.toFixed(digits)}`
  const cells = [
    service.padEnd(4),
    String(n).padStart(4),
    `${printed.mean.toFixed(2)} / ${printed.percent.toFixed(1).padStart(5)}`,
    `${signed(off.mean, 4)} / ${signed(off.percent, 2)}`,
    `forms ${signed(offInForms.mean, 4)} / ${signed(offInForms.percent, 2)}`,
  ]
  return `  ${cells.join("  ")}${contradictions.length > 0 ? `  ! ${contradictions[0]}` : ""}`
}

async function load(seed: number): Promise<void> {
  const postgres = await openTestServer()
  const database = await createTestDatabase({ server: postgres.url, template: await prepareTemplate(postgres.url) })
  try {
    const vault = vaultOf(freshKeys().SAUAL_KEYS)
    const { seconds } = await timed(() => loadReplay(databaseOf(database.url), vault, { seed }))
    console.log(`loaded in ${seconds.toFixed(1)} s: ${(seconds / BUDGET_SECONDS).toFixed(2)} of the budget`)
  } finally {
    await closePools()
    await database.drop()
    await postgres.stop()
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; seconds: number }> {
  const before = performance.now()
  const value = await work()
  return { value, seconds: (performance.now() - before) / 1000 }
}
