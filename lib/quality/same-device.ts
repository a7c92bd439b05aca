import { type Clusters, chanceOfCluster } from "./cluster"
import type { Flag } from "./flag"
import type { Judged } from "./judged"

/**
 * Measured: completed online interviews of the wave from the same network address and browser (keyed hash of both).
 * Usual: the cluster that a middle online interview stands in. Flagged from three on, where no more than the stated share
 * of the other online interviews stand in clusters as large: a mobile network or a service centre that many share
 * raises the threshold by itself.
 */
export function sameDevice({ sameDevice: size }: Judged, clusters: Clusters, falseAlarm: number): Flag | null {
  if (chanceOfCluster(clusters, size) > falseAlarm) return null
  return { kind: "same_device", seen: { interviews: size }, usual: { interviews: clusters.usual } }
}
