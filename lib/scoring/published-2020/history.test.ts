import { expect, test } from "vitest"
import { loadStudy, readFolder } from "@/adapters/study-package"
import { schemeOf } from "../scheme"
import { historyCsv, printedHistory } from "./history"
import nationalJson from "./national.json"
import { readReport } from "./read"
import servicesJson from "./services.json"

const STUDY = "studies/public-services"
const read = await loadStudy(STUDY)
if (!read.ok) throw new Error(JSON.stringify(read.problems))
const { study } = read
const scheme = schemeOf(study)
if (!scheme) throw new Error("the study has no method")
const printed = printedHistory(scheme, readReport(nationalJson, servicesJson))

test("the package's history is what the report prints: npx tsx scripts/history-2020.ts writes it again", async () => {
  const files = await readFolder(STUDY)
  const ours = Object.entries(files).filter(([file]) => file.startsWith("history/"))
  expect(Object.fromEntries(ours)).toEqual(
    Object.fromEntries(Object.entries(printed).map(([name, rows]) => [`history/${name}.csv`, historyCsv(rows)])),
  )
  expect(study.history.length).toBe(Object.values(printed).flat().length)
})

test.each([
  ["study", "", 7, [2014, 8.7, 87], [2020, 4.58, 75.1]],
  ["service", "C1", 4, [2017, 4.69, 75], [2020, 4.65, 75.3]],
  ["service", "C18", 2, [2018, null, 72.6], [2020, 4.67, 80.1]],
  ["service", "L1", 1, [2020, 4.56, 68.7], [2020, 4.56, 68.7]],
  ["body_own", "mne", 4, [2017, 4.62, 65.2], [2020, 4.87, 88.1]],
  ["body_own", "state_corporation", 1, [2020, 4.68, 78.8], [2020, 4.68, 78.8]],
  ["body_all", "mfa", 1, [2020, 4.81, 87.6], [2020, 4.81, 87.6]],
  ["region_local", "akmola", 5, [2016, 4.78, 87.4], [2020, 4.73, 80.3]],
  [
    "region_local",
    "shymkent",
    3,
    [2018, expect.any(Number), expect.any(Number)],
    [2020, expect.any(Number), expect.any(Number)],
  ],
  ["region", "turkistan", 1, [2020, 4.82, 86.3], [2020, 4.82, 86.3]],
  ["provider", "state_corporation", 1, [2020, 4.69, 80.9], [2020, 4.69, 80.9]],
])("%s %s has %d years", (level, code, years, first, last) => {
  const rows = study.history.filter((row) => row.level === level && row.code === code)
  const shown = rows.map(({ year, mean, percent }) => [year, mean, percent])
  expect([shown.length, shown[0], shown.at(-1)]).toEqual([years, first, last])
})

test("every body, region and provider that the report ranks is there", () => {
  const codes = (level: string) => new Set(study.history.flatMap((row) => (row.level === level ? row.code : []))).size
  const all = ["study", "service", "body_own", "body_all", "region", "region_local", "provider"]
  expect(all.map(codes)).toEqual([1, 62, 24, 24, 17, 17, 6])
})
