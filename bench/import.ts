// A contact list of many rows taken in, from the bytes of the workbook to the last case.
// `npm run bench -- import [rows]`
import { xlsxOf } from "@/adapters/xlsx/write"
import { readListFile } from "@/app/coordinator/wave/[id]/contacts/read-file"
import { takeListIn } from "@/app/coordinator/wave/[id]/contacts/take-in"
import { transact } from "@/db/client"
import { beginList } from "@/db/queries/lists"
import { findWave } from "@/db/queries/waves"
import { openField, VAULT } from "@/db/testing/field"
import { guessMapping } from "@/lib/sample/headers"
import { openTestServer } from "../db/testing/server"
import { prepareTemplate } from "../db/testing/template"

const BUDGET_SECONDS = 60
const HEADERS = ["ФИО", "Телефон", "Доп. телефон", "E-mail", "Регион", "Услуга", "Язык", "Основание"]

export async function run([rows = "100000"]: string[]): Promise<void> {
  const postgres = await openTestServer()
  process.env.SAUAL_TEST_SERVER = postgres.url
  process.env.SAUAL_TEST_TEMPLATE = await prepareTemplate(postgres.url)
  const field = await openField({ study: "public-services", cells: [] })
  try {
    const { study } = field.wave
    const people = invented(Number(rows), (axis) => study.axes[axis]?.register.entries.map(({ code }) => code) ?? [])
    const sheet = { name: "list", columns: HEADERS.map((head) => ({ head })), rows: people }
    const workbook = new Uint8Array(await xlsxOf([sheet]))
    const csv = new TextEncoder().encode([HEADERS, ...people].map((cells) => cells.join(";")).join("\n"))
    const first = await take(field, workbook, "XLSX, new people")
    const second = await take(field, csv, "CSV, everybody known")
    const over = [first, second].some((seconds) => seconds > BUDGET_SECONDS)
    if (over) throw new Error(`more than ${BUDGET_SECONDS} s`)
  } finally {
    await field.close()
    await postgres.stop()
  }
}

type Field = Awaited<ReturnType<typeof openField>>

async function take({ db, wave, coordinator }: Field, bytes: Uint8Array, name: string): Promise<number> {
  const lag = watchLag()
  const from = performance.now()
  const [header, ...rows] = await readListFile(bytes)
  const read = (performance.now() - from) / 1000
  const mapping = guessMapping(header.cells, [])
  const fresh = { waveId: wave.id, requestId: null, name, reference: null, mapping: {} }
  const id = await transact(db, (tx) => beginList(tx, coordinator, fresh))
  const list = { id, reference: null, mapping, wave: await findWave(db, wave.id), study: wave.study }
  const doing = { db, vault: VAULT, person: coordinator, random: Math.random }
  const end = await takeListIn(doing, list, rows, () => undefined)
  const seconds = (performance.now() - from) / 1000
  const said = `${end.added} added, ${end.known} known, ${end.faults} faults`
  console.log(
    `${name}: ${rows.length} rows of ${(bytes.length / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s (${read.toFixed(1)} s reading), ${Math.round(rows.length / seconds)} rows/s; ${said}; others waited ${Math.round(lag())} ms at most`,
  )
  return seconds
}

/** The longest that the process was kept from others. */
function watchLag(): () => number {
  let last = performance.now()
  let worst = 0
  const timer = setInterval(() => {
    const now = performance.now()
    worst = Math.max(worst, now - last)
    last = now
  }, 1)
  return () => {
    clearInterval(timer)
    return worst
  }
}

/** Every tenth has a second number, every hundredth a bad one. */
function invented(n: number, codesOf: (axis: "region" | "service") => readonly string[]): string[][] {
  const regions = codesOf("region")
  const services = codesOf("service")
  return Array.from({ length: n }, (_, at) => [
    `Алушы ${at}`,
    at % 100 === 0 ? "12" : `8701${String(at).padStart(7, "0")}`,
    at % 10 === 1 ? `8702${String(at).padStart(7, "0")}` : "",
    `a${at}@example.kz`,
    regions[at % regions.length] ?? "",
    services[at % services.length] ?? "",
    at % 2 ? "kk" : "ru",
    "№ 1",
  ])
}
