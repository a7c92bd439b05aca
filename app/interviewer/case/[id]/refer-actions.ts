"use server"
import { couponsOf } from "@/adapters/vault/coupon"
import { action } from "@/app/_server/action"
import { vault } from "@/app/_server/database"
import { type Named, noteReferred } from "@/db/queries/note-referred"
import { Problem } from "@/lib/problem"
import { normalisePhone } from "@/lib/sample/phone"
import { ReferRequest } from "../../_console/refer-request"

const MOST = 10

const referring = action({
  verb: "case.work",
  input: ReferRequest,
  work({ tx, person, input: { caseId, people }, now }) {
    const hashes = couponsOf(vault(), caseId, MOST).map(({ hash }) => hash)
    return noteReferred(tx, person, { caseId, hashes, people: named(people) }, now)
  },
})

/** Notes whom the respondent named; how many were taken. Fields `people.<n>.phone` say `phoneWrong`. */
export async function noteOthers(raw: ReferRequest) {
  return referring(raw)
}

function named(people: ReferRequest["people"]): Named[] {
  const phones = people.map(({ phone }) => normalisePhone(phone))
  const wrong = phones.flatMap((phone, at) => (phone ? [] : [[`people.${at}.phone`, "phoneWrong"] as const]))
  if (wrong.length > 0) throw new Problem("bad_input", {}, Object.fromEntries(wrong))
  return people.map(({ name, region }, at) => {
    const phone = phones[at] ?? ""
    const contact = {
      sealed: vault().seal(JSON.stringify({ name, phone })),
      phoneFingerprint: vault().fingerprint(phone),
    }
    return { contact, region, shuffle: Math.random() }
  })
}
