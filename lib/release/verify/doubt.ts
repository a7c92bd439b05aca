// What of a release's doubt follows from its published parts. Standard errors of one service and form need the answers
// of each respondent, for the same people rate every item; services and forms have different people, so that errors of
// what is made of them follow (Cochran, Sampling Techniques, 3rd ed., section 5.3: strata are independent).
import type { Snapshot } from "../snapshot"
import type { Sum } from "./sums"

export function doubtRelations({ doubt }: Snapshot): Sum[] {
  if (!doubt) return []
  return []
}
