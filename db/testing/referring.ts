// Coupons and people who come with them, for tests of referrals.
import { couponsOf } from "@/adapters/vault/coupon"
import { hashToken, newToken } from "@/adapters/vault/token"
import { transact } from "../client"
import { RESPONDENT } from "../queries/audit"
import { giveCoupons } from "../queries/referrals"
import type { Referred } from "../queries/take-referred"
import { type Came, comeByCoupon } from "../queries/use-coupon"
import { type Field, VAULT } from "./field"

export const hashesOf = (caseId: string, n = 5): string[] => couponsOf(VAULT, caseId, n).map(({ hash }) => hash)

export const give = (field: Field, caseId: string): Promise<number> =>
  transact(field.db, (tx) => giveCoupons(tx, RESPONDENT, caseId, hashesOf(caseId)))

/** Somebody of the department; with a number, or without. */
export const somebody = (phone: string | null, over: Partial<Referred> = {}): Referred => ({
  region: null,
  service: "therapy",
  language: "kk",
  timezone: "Asia/Almaty",
  sourceReference: null,
  shuffle: 0.5,
  contact:
    phone === null
      ? null
      : {
          sealed: VAULT.seal(JSON.stringify({ name: "", phone })),
          phoneFingerprint: VAULT.fingerprint(phone),
        },
  ...over,
})

export const come = (
  field: Field,
  tokenHash: string,
  person: Referred,
  now: Date,
  linkHash = hashToken(newToken()),
): Promise<Came> =>
  transact(field.db, (tx) => comeByCoupon(tx, { tokenHash, linkHash, person, language: "kk", device: null }, now))
