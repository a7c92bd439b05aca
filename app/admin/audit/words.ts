// Words for audit lines. A line that an older version wrote is shown as it stands.
import type { useTranslations } from "next-intl"
import { caseNumber } from "@/lib/sample/case-number"

type Words = ReturnType<typeof useTranslations<never>>
type Names = ReadonlyMap<string, string>

/** What was done, `wave.opened` in words. */
export const verbWords = (t: Words, verb: string): string => sayOr(t, `admin.audit.verbs.${verb}`, verb)

/** What it was done to: kind, and name or number. */
export function thingWords(t: Words, thing: string, id: string, names: Names): string {
  return `${sayOr(t, `admin.audit.things.${thing}`, thing)} ${names.get(id) ?? caseNumber(id)}`
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
}

function valueWords(t: Words, key: string, value: unknown): string {
  if (Array.isArray(value)) return value.join(", ") || "–"
  const group = WORDED[key]
  return group ? sayOr(t, `${group}.${value}`, String(value)) : String(value ?? "–")
}

const sayOr = (t: Words, key: string, otherwise: string): string => (t.has(key as never) ? t(key as never) : otherwise)
