// Several reads as of one instant: figures that are compared or added up must not come from different moments.
import { sql } from "drizzle-orm"
import { type Database, type Tx, transact } from "../client"

/** Makes the transaction see one instant; must be its first statement. */
export async function asOfOneInstant(tx: Tx): Promise<void> {
  await tx.execute(sql`set transaction isolation level repeatable read`)
}

/** Reads as of one instant. Problems as those of `transact`. */
export function readAtOnce<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(db, async (tx) => {
    await asOfOneInstant(tx)
    return work(tx)
  })
}
