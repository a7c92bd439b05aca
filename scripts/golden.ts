import { mkdir, readFile, writeFile } from "node:fs/promises"
import path from "node:path"
import { parseArgs } from "node:util"
import { loadStudy } from "@/adapters/study-package"
import { countVerdicts, type GoldenPart, golden } from "@/lib/scoring/published-2020/golden"
import { goldenPages, lineOf } from "@/lib/scoring/published-2020/page"
import { type Report, readReport } from "@/lib/scoring/published-2020/read"
import { schemeOf } from "@/lib/scoring/scheme"
import { root } from "./parts/root"
import { script } from "./parts/run"

const OURS = path.join(root, "lib/scoring/published-2020")
const USAGE = `npm run golden                                          recomputes the report of 2020 and writes docs/golden-2020
npm run golden -- --services FILE --national FILE       recomputes other files of the same shape, and lists every figure`

/** Holds every printed figure against the ones it follows from; fails when one contradicts them and nothing names it. */
await script(async () => {
  const { services, national } = optionsIn(process.argv.slice(2))
  const report = await reportIn(services, national)
  const read = await loadStudy(path.join(root, "studies/public-services"))
  const scheme = read.ok ? schemeOf(read.study) : null
  if (!scheme) throw new Error("studies/public-services cannot be read, or has no method.")
  const parts = golden(scheme, report)
  const isOurs = services === undefined && national === undefined
  const shown = parts.flatMap(({ figures }) => figures).filter(({ agrees }) => !isOurs || !agrees)
  if (isOurs) await writePages(parts)
  const { exact, inside, misprint, outside } = countVerdicts(parts)
  await say(...shown.map(lineOf), "", `${exact} exact, ${inside} inside, ${misprint} misprints, ${outside} outside.`)
  if (outside > 0) throw new Error(`Nothing explains the figures that are outside: ${outside}.`)
  if (exact + inside + misprint === 0) throw new Error("The files hold no figure that could be recomputed.")
})

/** Said to the end, whoever reads it how slowly. */
function say(...lines: string[]): Promise<unknown> {
  return new Promise((written) => process.stdout.write(`${lines.join("\n")}\n`, written))
}

function optionsIn(args: string[]): { services?: string | undefined; national?: string | undefined } {
  try {
    return parseArgs({ args, options: { services: { type: "string" }, national: { type: "string" } } }).values
  } catch (cause) {
    throw new Error(USAGE, { cause })
  }
}

async function reportIn(services: string | undefined, national: string | undefined): Promise<Report> {
  const chapters = await jsonIn(services ?? path.join(OURS, "services.json"))
  const report = readReport(await jsonIn(national ?? path.join(OURS, "national.json")), chapters)
  if (!Array.isArray(chapters)) throw new Error(`${services} is not a list of services.`)
  const left = chapters.length - report.chapters.length
  if (left > 0)
    console.error(`${left} of ${chapters.length} services have no section such as "2.1": they are left out.`)
  return report
}

async function jsonIn(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8")
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""))
  } catch (cause) {
    throw new Error(`${file} is not JSON.`, { cause })
  }
}

async function writePages(parts: readonly GoldenPart[]): Promise<void> {
  for (const [name, text] of Object.entries(goldenPages(parts))) {
    const file = path.join(root, "docs", name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, text)
    await say(`Written: docs/${name}`)
  }
}
