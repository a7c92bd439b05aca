import { type Clusters, chanceOfCluster } from "./cluster"
import type { Flag } from "./flag"
import type { Judged } from "./judged"

/**
 * Measured: completed interviews of the wave with the same telephone number (keyed hash, never the number). Usual: the
 * cluster that a middle interview stands in. Flagged from three on, where no more than the stated share of the other
 * interviews stand in clusters as large; so a study whose lists hold people with many services raises its own threshold.
 */
export function samePhone({ samePhone: size }: Judged, clusters: Clusters, falseAlarm: number): Flag | null {
  if (chanceOfCluster(clusters, size) > falseAlarm) return null
  return { kind: "same_phone", seen: { interviews: size }, usual: { interviews: clusters.usual } }
}
