// history/<name>.csv: printed figures of earlier years, one a row, each with where it was printed.
import type { StudyProblem } from "../questionnaire/xlsform/problem"
import { problemAt, type Row, readTable, type Table } from "../questionnaire/xlsform/table"
import type { Files } from "./forms"
import { HISTORY_LEVELS, type History, type HistoryLevel, type HistoryRow, historyKey, mergeHistory } from "./history"
import type { Register } from "./register"
import type { ScoringSettings } from "./scoring"

/** A path of the package that holds earlier years. */
export const HISTORY_FILE = /^history\/[a-z][a-z0-9_]*\.csv$/

const SHAPE = {
  plain: ["level", "code", "year", "mean", "percent", "n", "services", "source", "remark"],
  translated: [],
  required: ["level", "year", "source"],
}
const YEARS = { first: 1990, last: 2100 }
const LONGEST_SCALE = 100

type About = Readonly<{
  axes: Readonly<Partial<Record<"region" | "service", Register>>>
  registers: Readonly<Record<string, Register>>
  scoring: ScoringSettings | undefined
}>

/**
 * Reads all history/*.csv: level, code (empty for the study), year, mean, percent, n, services, source. Decimals have
 * a point or a comma. Every fault is reported; a figure told twice is one, in whichever files it stands.
 */
export function readHistory(files: Files, about: About): { history: History; problems: StudyProblem[] } {
  const problems: StudyProblem[] = []
  const rows: HistoryRow[] = []
  const seen = new Map<string, string>()
  for (const file of Object.keys(files)
    .filter((path) => HISTORY_FILE.test(path))
    .sort()) {
    const { table, problems: found } = readTable({ file, text: files[file] ?? "" }, SHAPE)
    problems.push(...found)
    if (found.some(({ row }) => row === 1)) continue
    for (const row of table.rows) {
      const read = readRow(table, row, about)
      problems.push(...read.problems)
      if (!read.row) continue
      const key = historyKey(read.row)
      const before = seen.get(key)
      if (before === undefined) rows.push(read.row)
      else problems.push(problemAt(table, row, "year", `This figure stands in ${before} already. Keep one of them.`))
      seen.set(key, before ?? `${file}, row ${row.number}`)
    }
  }
  return { history: mergeHistory([], rows), problems }
}

function readRow(table: Table, row: Row, about: About): { row?: HistoryRow; problems: StudyProblem[] } {
  const problems: StudyProblem[] = []
  const fault = (column: string, message: string) => void problems.push(problemAt(table, row, column, message))
  const cell = (key: string) => row.cells.get(key) ?? ""
  const level = HISTORY_LEVELS.find((known) => known === cell("level"))
  if (!level) fault("level", `Write what the figure is about: ${HISTORY_LEVELS.join(", ")}.`)
  else checkCode(level, cell("code"), about, fault)
  const year = Number(cell("year"))
  if (!/^\d{4}$/.test(cell("year")) || year < YEARS.first || year > YEARS.last)
    fault("year", `Write the year with four digits, ${YEARS.first} to ${YEARS.last}.`)
  const mean = decimalIn(cell("mean"))
  const percent = decimalIn(cell("percent"))
  if (mean === undefined) fault("mean", "Write the mean as a number, such as 4.58 or 4,58, or leave the cell empty.")
  else if (mean !== null) checkMean(mean, year, about.scoring, fault)
  if (percent === undefined || (percent ?? 0) > 100)
    fault("percent", "Write the percentage as a number from 0 to 100, such as 75.1 or 75,1, or leave the cell empty.")
  if (mean === null && percent === null)
    fault("mean", "Neither mean nor percentage is given. Fill in one, or delete the row.")
  for (const key of ["n", "services"])
    if (!/^([1-9]\d{0,8})?$/.test(cell(key))) fault(key, "Write a whole number above 0, or leave the cell empty.")
  if (cell("source") === "") fault("source", "Say where the figure was printed.")
  if (problems.length > 0 || !level || mean === undefined || percent === undefined) return { problems }
  const counted = (key: string) => (cell(key) === "" ? null : Number(cell(key)))
  const counts = { n: counted("n"), services: counted("services") }
  return { row: { level, code: cell("code"), year, mean, percent, ...counts, source: cell("source") }, problems }
}

type Fault = (column: string, message: string) => void

function checkCode(level: HistoryLevel, code: string, about: About, fault: Fault): void {
  if (level === "study") {
    if (code !== "") fault("code", "A figure of the whole study has no code. Empty the cell.")
    return
  }
  const codes = codesOf(level, about)
  if (!codes) fault("level", `The study has nothing of this kind: ${MISSING[level]}. Delete the row.`)
  else if (code === "") fault("code", "The code is missing. Write it.")
  else if (!codes.includes(code)) fault("code", `Unknown code "${code}". Known: ${codes.join(", ")}.`)
}

const MISSING = {
  service: "it has no axis of services",
  body_own: "its method names no bodies",
  body_all: "its method names no bodies",
  region: "it has no axis of regions",
  region_local: "it has no axis of regions",
  provider: "its method names no providers",
} as const

function codesOf(level: Exclude<HistoryLevel, "study">, { axes, registers, scoring }: About) {
  const codes = (register: Register | undefined) => register?.entries.map(({ code }) => code)
  if (level === "service") return codes(axes.service)
  if (level === "region" || level === "region_local") return codes(axes.region)
  if (level !== "provider") return scoring?.bodies && codes(registers[scoring.bodies.register])
  const providers = [...(scoring?.providers ?? []), ...(scoring?.totals ?? [])].map(({ name }) => name)
  return providers.length > 0 ? providers : undefined
}

function checkMean(mean: number, year: number, scoring: ScoringSettings | undefined, fault: Fault): void {
  if (!scoring) return
  if (scoring.otherScaleYears.includes(year)) {
    // What scale that was is not told; none is longer.
    if (mean > LONGEST_SCALE) fault("mean", `No scale goes beyond ${LONGEST_SCALE}. Correct the mean.`)
    return
  }
  const { lowest, highest } = scoring.scale
  if (mean < lowest || mean > highest)
    fault(
      "mean",
      `The scale goes from ${lowest} to ${highest}. Correct the mean, or name the year in otherScaleYears of scoring.json.`,
    )
}

/** Null where nothing is written, undefined where it is no number. */
function decimalIn(cell: string): number | null | undefined {
  if (cell === "") return null
  return /^\d{1,3}([.,]\d{1,6})?$/.test(cell) ? Number(cell.replace(",", ".")) : undefined
}
