import { mkdir, writeFile } from "node:fs/promises"
import path from "node:path"
import { readFolder } from "@/adapters/study-package"
import { historyCsv, printedHistory } from "@/lib/scoring/published-2020/history"
import nationalJson from "@/lib/scoring/published-2020/national.json"
import { readReport } from "@/lib/scoring/published-2020/read"
import servicesJson from "@/lib/scoring/published-2020/services.json"
import { schemeOf } from "@/lib/scoring/scheme"
import { readStudy } from "@/lib/study/package"
import { root } from "./parts/root"
import { script } from "./parts/run"

const STUDY = path.join(root, "studies/public-services")

/** Writes history/ of the public services again, from the report's tables as data. */
await script(async () => {
  const files = Object.entries(await readFolder(STUDY)).filter(([file]) => !file.startsWith("history/"))
  const read = readStudy(Object.fromEntries(files))
  const scheme = read.ok ? schemeOf(read.study) : null
  if (!scheme) throw new Error("studies/public-services cannot be read, or has no method.")
  await mkdir(path.join(STUDY, "history"), { recursive: true })
  for (const [name, rows] of Object.entries(printedHistory(scheme, readReport(nationalJson, servicesJson)))) {
    await writeFile(path.join(STUDY, "history", `${name}.csv`), historyCsv(rows))
    console.log(`history/${name}.csv: ${rows.length}`)
  }
})
