// Another kind of check than the one that chance gave, for a reason that is kept.
import { and, eq, isNotNull } from "drizzle-orm"
import type { Person } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import { contactOf } from "@/lib/verification/attempts"
import { type KindRefusal, refuseKind } from "@/lib/verification/change-kind"
import type { Kind } from "@/lib/verification/kind"
import type { Tx } from "../client"
import { observations, verifications } from "../schema"
import { byPerson, record } from "./audit"
import { findCheck, lockOwn, type VerificationRow } from "./verifications"

/**
 * Does a check in hand as another kind, for a written reason, while nothing of it is saved. The deadline stays: a change
 * must not buy time. False when it is this person's no longer, for who has heard an interview does not repeat it.
 * Problems `not_found`, `check_decided`, `check_not_yours`, `check_saved`; `bad_input` with the reason by field.
 */
export async function changeKind(tx: Tx, person: Person, id: string, kind: Kind, words: string): Promise<boolean> {
  const row = await lockOwn(tx, person, id)
  if (row.blindAt) throw new Problem("check_saved")
  const { attempts } = await findCheck(tx, person, id)
  const refusal = refuseKind(row.kind, kind, words, contactOf(attempts.map(({ outcome }) => outcome)))
  if (refusal) throw new Problem("bad_input", {}, { [fieldOf(refusal)]: refusal })
  const mine = kind !== "repeat" || !(await hasHeard(tx, person, row))
  const reason = words.trim()
  await tx
    .update(verifications)
    .set({ kind, kindReason: kind === row.drawnKind ? null : reason, ...(!mine && { assignedTo: null }) })
    .where(eq(verifications.id, id))
  const details = { from: row.kind, to: kind, reason }
  await record(tx, byPerson(person), "verification.kind_changed", { thing: "verification", id, details })
  return mine
}

const fieldOf = (refusal: KindRefusal) => (refusal === "note_required" ? "words" : "kind")

async function hasHeard(tx: Tx, person: Person, { interviewId }: VerificationRow): Promise<boolean> {
  const { interviewId: of, observerId, joinedAt } = observations
  const rows = await tx
    .select({ id: observations.id })
    .from(observations)
    .where(and(eq(of, interviewId), eq(observerId, person.id), isNotNull(joinedAt)))
  return rows.length > 0
}
