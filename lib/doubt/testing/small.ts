// A small method with everything that figures are made of, and microdata from plain rows, for tests.
import type { Column, Microdata } from "../../microdata/microdata"
import type { Item, Scheme, Service } from "../../scoring/scheme"
import type { Entry } from "../../study/register"
import { ScoringSettings } from "../../study/scoring"

const ITEMS: readonly Item[] = [
  { name: "o_staff", criterion: "staff", form: "office", zone: "front", base: "asked", call: false },
  { name: "o_speed", criterion: "staff", form: "office", zone: "front", base: "asked", call: false },
  { name: "o_time", criterion: "time", form: "office", zone: "shared", base: "asked", call: false },
  { name: "o_answer", criterion: "feedback", form: "office", zone: "body", base: "rated", call: false },
  { name: "o_result", criterion: "result", form: "office", zone: "body", base: "asked", call: false },
  { name: "e_page", criterion: "page", form: "online", zone: "portal", base: "asked", call: false },
  { name: "e_form", criterion: "page", form: "online", zone: "portal", base: "asked", call: false },
  { name: "e_result", criterion: "result", form: "online", zone: "body", base: "asked", call: false },
  { name: "c_polite", criterion: "", form: "", zone: "", base: "asked", call: true },
  { name: "c_speed", criterion: "", form: "", zone: "", base: "rated", call: true },
]

export const SMALL_ITEMS: readonly string[] = ITEMS.map(({ name }) => name)

const SETTINGS = {
  method: "small",
  scale: { lowest: 1, highest: 5 },
  levels: ["item", "criterion", "form", "service", "study"],
  criteria: ["staff", "time", "feedback", "result", "page"],
  forms: ["office", "online"],
  zones: [
    { zone: "front", form: "office", counts: ["front", "shared"] },
    { zone: "body", form: "office", counts: ["body", "shared"], withoutCriteria: ["feedback"] },
    { zone: "portal", form: "online", counts: ["portal"] },
    { zone: "body", form: "online", counts: ["body"] },
  ],
  bodies: { column: "body", register: "bodies", zone: "body", undivided: { kind: ["alone"] } },
  providers: [
    { name: "desk", label: { en: "Desk" }, zone: "front", places: ["desk"] },
    { name: "kiosk", label: { en: "Kiosk" }, zone: "front", places: ["kiosk"] },
    { name: "portal", label: { en: "Portal" }, zone: "portal" },
    { name: "bodies", label: { en: "Bodies" }, zone: "body", withoutCriteria: [] },
  ],
  totals: [{ name: "offices", label: { en: "Offices" }, of: ["desk", "kiosk"] }],
  callItems: ["c_polite", "c_speed"],
  rankings: { bodies_all_zones: { from: "published" } },
  decimals: { mean: 2, percent: 1 },
  rounding: "half_up",
}

const entry = (code: string, columns: Record<string, string> = {}): Entry => ({
  code,
  label: { en: code },
  texts: {},
  columns,
})
const BODIES = [entry("B1"), entry("B2", { kind: "alone" })]

export function smallScheme(average: "unweighted" | "respondents", confidence = 0.95): Scheme {
  const service = (code: string, body: number): [string, Service] => [
    code,
    { code, body: BODIES[body]!, undivided: body === 1 },
  ]
  return {
    settings: ScoringSettings.parse({ ...SETTINGS, average, confidence }),
    items: new Map(ITEMS.map((item) => [item.name, item])),
    services: new Map([service("S1", 0), service("S2", 0), service("S3", 1)]),
    bodies: BODIES,
    regions: ["R1", "R2", "R3"],
    placeOf: (value) => (/^[1-5]$/.test(value) ? Number(value) - 1 : undefined),
  }
}

/** One respondent a row; a cell that lacks or is "." was off the path, "" was left blank. */
export function microdataFrom(rows: readonly Readonly<Record<string, string>>[]): Microdata {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const columns = names.map((name): [string, Column] => {
    const given = rows.map((row) => row[name] ?? OFF)
    const codes = [...new Set(given)].filter((code) => code !== OFF).sort()
    return [name, { codes, values: Uint8Array.from(given, (code) => codes.indexOf(code) + 1) }]
  })
  return { waveId: "wave", at: "2026-11-22T00:00:00.000Z", n: rows.length, columns: new Map(columns) }
}

const OFF = "."
