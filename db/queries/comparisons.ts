// What a decided check showed, question by question: error rates and reliability are counted from these rows.
import type { ItemComparison } from "@/lib/verification/compare"
import type { Tx } from "../client"
import { comparisons } from "../schema"

/**
 * Keeps what the check showed when it was decided; call it in the transaction of the decision. The blind part never
 * changes, so a decision that is looked at again leaves the rows as they are. A correction of the interview does not
 * change them either: `first` is the answer that the check was compared with.
 */
export async function saveComparisons(tx: Tx, verificationId: string, items: readonly ItemComparison[]): Promise<void> {
  if (items.length === 0) return
  const rows = items.map(({ question, verify, verdict, original, again }) => ({
    ...{ verificationId, question, verify, verdict },
    ...{ first: original ?? null, again: again ?? null },
  }))
  await tx.insert(comparisons).values(rows).onConflictDoNothing()
}
