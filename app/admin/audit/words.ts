// Words for audit lines. A line that an older version wrote is shown as it stands.
import type { useTranslations } from "next-intl"
import { caseNumber } from "@/lib/sample/case-number"

type Words = ReturnType<typeof useTranslations<never>>
type Names = ReadonlyMap<string, string>

/** What was done, `wave.opened` in words. */
export const verbWords = (t: Words, verb: string): string => sayOr(t, `admin.audit.verbs.${verb}`, verb)

/** What it was done to: kind, and name or number. */
export function thingWords(t: Words, thing: string, id: string, names: Names): string {
  return `${sayOr(t, `admin.audit.things.${thing}`, thing)} ${names.get(id) ?? (id.length < 8 ? id : caseNumber(id))}`
}

/** Details as name and value. */
export function detailWords(t: Words, details: Readonly<Record<string, unknown>>): { name: string; value: string }[] {
  return Object.entries(details).map(([key, value]) => ({
    name: sayOr(t, `admin.audit.keys.${key}`, key),
    value: valueWords(t, key, value),
  }))
}

const WORDED: Readonly<Record<string, string>> = {
  code: "disposition.codes",
  role: "common.roles",
  mode: "common.modes",
  standing: "admin.audit.standings",
  finding: "verification.findings",
  wasFinding: "verification.findings",
  proposed: "verification.findings",
  consequence: "verification.followed",
  wasConsequence: "verification.followed",
  outcome: "appeal.outcomes",
  kind: "appeal.kinds",
  from: "verification.kinds",
  to: "verification.kinds",
}

function valueWords(t: Words, key: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => valueWords(t, key, one)).join(", ") || "–"
  if (typeof value === "boolean") return sayOr(t, value ? "common.yes" : "common.no", String(value))
  if (value !== null && typeof value === "object")
    return detailWords(t, value as Record<string, unknown>)
      .map((one) => `${one.name} ${one.value}`)
      .join(", ")
  if (typeof value === "string" && UUID.test(value)) return caseNumber(value)
  const group = WORDED[key]
  return group ? sayOr(t, `${group}.${value}`, String(value)) : String(value ?? "–")
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const sayOr = (t: Words, key: string, otherwise: string): string => (t.has(key as never) ? t(key as never) : otherwise)
