// What the release page shows beside the gate: what has changed since the newest release, and what a correction gives.
import { db } from "@/app/_server/database"
import type { SinceRelease } from "@/db/queries/corrections"
import { readAtOnce } from "@/db/queries/instant"
import { readRatings } from "@/db/queries/ratings"
import { findRelease } from "@/db/queries/releases"
import { changesBetween } from "@/lib/release/changes"
import { labelsOf, labelsTogether } from "@/lib/release/labels"
import { scoresOf } from "@/lib/release/scores"
import { itemRows } from "@/lib/scoring/count"
import { schemeOf, scoredQuestions } from "@/lib/scoring/scheme"
import type { Study } from "@/lib/study/study"
import type { Preview } from "./correction"

/**
 * The figures as of now against those released, by the functions that a release is made with. Null when nothing has
 * happened, and where answers are weighted: weights are made when a release is.
 */
export async function previewOf(since: SinceRelease, waveId: string, study: Study): Promise<Preview | null> {
  const scheme = schemeOf(study)
  if (!scheme || since.causes.length === 0 || scheme.settings.weights !== "none") return null
  const { old, tally } = await readAtOnce(db(), async (tx) => ({
    old: (await findRelease(tx, since.release.id)).snapshot,
    tally: await readRatings(tx, waveId, scoredQuestions(scheme), null),
  }))
  const scores = scoresOf(scheme, itemRows(scheme, tally), study.report.smallest)
  const labels = labelsOf(study, scheme, scores)
  const { settings } = scheme
  return {
    changes: changesBetween(old, { scores, labels, method: { settings } }),
    labels: labelsTogether(old.labels, labels),
    decimals: settings.decimals,
  }
}
