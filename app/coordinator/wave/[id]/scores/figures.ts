// The figures of a wave as of now, for the tables of its report.
import type { Database } from "@/db/client"
import { historyOf } from "@/db/queries/history"
import { readAtOnce } from "@/db/queries/instant"
import { readItemRows } from "@/db/queries/ratings"
import { readBases } from "@/db/queries/release-record"
import { readReportCounts } from "@/db/queries/report-counts"
import type { WaveRow } from "@/db/queries/waves"
import { readAims } from "@/db/queries/weights"
import { releasedCounts } from "@/lib/release/counts"
import { labelsOf } from "@/lib/release/labels"
import { methodOf } from "@/lib/release/method"
import { scoresOf } from "@/lib/release/scores"
import { questionsOfReport, reportDataOf } from "@/lib/report/data-of"
import type { Figures } from "@/lib/report/tables"
import type { Scheme } from "@/lib/scoring/scheme"
import type { Study } from "@/lib/study/study"

/** The team sees every score there is, however few people stand behind it. */
const EVERYTHING = 1

type Asked = Readonly<{ wave: WaveRow; study: Study; scheme: Scheme; scope: readonly string[] | null; today: string }>

/** Without doubt, which takes long: that is worked out with a release. */
export async function figuresNow(db: Database, { wave, study, scheme, scope, today }: Asked): Promise<Figures> {
  const { year, items, counts, targets, history } = await readAtOnce(db, async (tx) => {
    const { last } = await readBases(tx, wave.id, study.timezone)
    const year = Number((last ?? today).slice(0, 4))
    return {
      year,
      items: await readItemRows(tx, wave.id, scheme, scope),
      counts: await readReportCounts(tx, wave.id, questionsOfReport(study), scope),
      targets: await readAims(tx, wave.id, scope),
      // Figures of earlier years are of the whole country.
      history: scope ? [] : await historyOf(tx, wave, study, year),
    }
  })
  const scores = scoresOf(scheme, items, EVERYTHING)
  const field = { accepted: scores.national.n, checked: 0, discrepancy: 0, fabricated: 0, unreachable: 0, voided: 0 }
  return {
    ...{ scores, labels: labelsOf(study, scheme, scores), method: methodOf(scheme), doubt: null },
    counts: releasedCounts(scheme, items, EVERYTHING),
    data: reportDataOf({ study, counts, items, targets, history, year, field }),
  }
}
