import { afterAll, beforeAll, expect, it } from "vitest"
import type { ReportCount } from "@/lib/report/answered"
import { reportCountsOf } from "@/lib/report/counts-of"
import { questionsOfReport } from "@/lib/report/data-of"
import { complete } from "../testing/completing"
import { type Field, openField } from "../testing/field"
import { readAtOnce } from "./instant"
import { readReportCounts } from "./report-counts"
import { readTally } from "./tally"

const NOW = new Date("2026-11-22T05:00:00Z")
const FIXED = { consent: "yes", scr_received: "yes", scr_age18: "yes" }
let field: Field

beforeAll(async () => {
  field = await openField({ study: "public-services" })
})
afterAll(() => field.close())

const counts = (regions: readonly string[] | null = null) => {
  const { id, study } = field.wave
  return readAtOnce(field.db, (tx) => readReportCounts(tx, id, questionsOfReport(study), regions))
}
const lines = (all: readonly ReportCount[]) =>
  all.map(({ question, value, axis, code, count }) => [question, value, axis, code, count].join(" ")).sort()

async function add(region: string, service: string): Promise<void> {
  const [caseId = ""] = await field.addCases([{ region, service, language: "kk" }])
  await complete(field, { caseId, fixed: FIXED, now: NOW })
}

it("adds up what is folded in and what still waits, within the regions asked for", async () => {
  expect(await counts()).toEqual([])
  await add("akmola", "C24")
  await add("atyrau", "C24")
  const { id, study } = field.wave
  const folded = await readTally(field.db, id, questionsOfReport(study), null)
  expect(lines(await counts())).toEqual(lines(reportCountsOf(folded, questionsOfReport(study))))
  await add("akmola", "L14")
  const waiting = await counts()
  expect(waiting.filter(({ question, axis }) => question === "consent" && axis === "region")).toEqual(
    expect.arrayContaining([
      { question: "consent", value: "yes", axis: "region", code: "akmola", count: 2 },
      { question: "consent", value: "yes", axis: "region", code: "atyrau", count: 1 },
    ]),
  )
  const all = await readTally(field.db, id, questionsOfReport(study), null)
  expect(lines(waiting)).toEqual(lines(reportCountsOf(all, questionsOfReport(study))))
  expect(lines(await counts())).toEqual(lines(waiting))
  const own = await counts(["atyrau"])
  expect(new Set(own.filter(({ axis }) => axis === "region").map(({ code }) => code))).toEqual(new Set(["atyrau"]))
  expect(lines(own)).toEqual(
    lines(
      reportCountsOf(
        all.filter(({ region }) => region === "atyrau"),
        questionsOfReport(study),
      ),
    ),
  )
})
