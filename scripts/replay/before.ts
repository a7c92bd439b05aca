// Questions before the ratings, and how people answered them: shares are the report's where it prints them.
import type { Study } from "@/lib/study/study"
import type { Draft } from "./draft"
import { type Ask, all } from "./portrait"
import type { Wanted } from "./wanted"

export const isOrdinary = ({ instrument }: Draft) => instrument !== "ambulance"
const isOnline = ({ form }: Draft) => form === "online"
const said = (question: string, word: string) => (one: Draft) => one.answers[question] === word

/** Screening: everybody who is counted. */
export const SCREENED_IN: readonly Ask[] = [all("consent", "yes"), all("scr_received", "yes"), all("scr_age18", "yes")]

/** Those who are screened out, one way or another. */
export const SCREENED_OUT: readonly Ask[] = [
  { question: "consent", shares: { yes: 24, no: 6 } },
  { question: "scr_received", of: said("consent", "yes"), shares: { yes: 5, no: 12, "96": 7 } },
  all("scr_age18", "no", said("scr_received", "yes")),
]

/** In which language people speak, by region (table 5). */
export function languageShares(region: string) {
  const kk = KAZAKH[region] ?? 43.1
  return { kk, ru: 100 - kk }
}

const KAZAKH: Readonly<Record<string, number>> = {
  akmola: 17.8,
  aktobe: 59.8,
  almaty_region: 53,
  atyrau: 78,
  east_kz: 32.9,
  zhambyl: 62.3,
  west_kz: 45.2,
  karaganda: 32.9,
  kostanay: 14.7,
  kyzylorda: 80.2,
  mangystau: 73.1,
  pavlodar: 14.9,
  north_kz: 8.5,
  turkistan: 85.6,
  nur_sultan: 27.3,
  almaty_city: 29,
  shymkent: 69.3,
  abroad: 10.2,
}

export function beforeRatings(study: Study, services: ReadonlyMap<string, Wanted>): Ask[] {
  const entries = new Map(study.axes.service?.register.entries.map((entry) => [entry.code, entry.columns]))
  const recipients = ({ service }: Draft) => entries.get(service)?.recipients ?? "individual"
  return [
    ...["office", "online"].map((form) => all("receipt_form", form, (one) => one.form === form)),
    {
      question: "receipt_place",
      of: isOrdinary,
      by: ({ service, form }) => `${form} ${service}`,
      shares: (group) => placesOf(group, entries, services),
    },
    ...["kk", "ru"].map((word) => all("service_language", word, (one) => isOrdinary(one) && one.language === word)),
    {
      question: "recipient_status",
      of: isOrdinary,
      by: recipients,
      shares: (group) => STATUS[group] ?? { individual: 1 },
    },
    { question: "residency", of: isOrdinary, shares: { resident: 98.9, non_resident: 1.1 } },
    { question: "access_needs", of: isOrdinary, shares: { none: 89, physical: 10, communication: 1 } },
    {
      question: "residence_availability",
      of: isOrdinary,
      by: ({ form }) => form,
      shares: (form): Record<string, number> =>
        form === "office"
          ? { both: 45, paper_only: 45, electronic_only: 3, no: 7 }
          : { both: 55, paper_only: 3, electronic_only: 38, no: 4 },
    },
    { question: "home_internet", of: ({ instrument }) => instrument === "standard", shares: { yes: 66.5, no: 33.5 } },
    { question: "internet_quality", of: said("home_internet", "yes"), shares: QUALITY },
    { question: "internet_device", of: said("home_internet", "yes"), shares: DEVICES },
    { question: "login_method", of: isOnline, shares: { eds: 62, sms: 22, login_password: 14, "96": 2 } },
    { question: "first_attempt", of: isOnline, shares: { yes: 78, no: 20, "96": 2 } },
    { question: "first_attempt_reason", of: said("first_attempt", "no"), shares: REASONS, many: true },
    {
      question: "final_platform",
      of: said("first_attempt", "no"),
      shares: { egov: 70, elicense: 18, fo_self_service: 12 },
    },
    { question: "online_difficulties", of: isOnline, shares: DIFFICULTIES, many: true },
    ...["trust_eds", "trust_portal", "trust_eservice"].map((question) => ({ question, of: isOnline, shares: TRUST })),
    all("va_used", "yes", (one) => isOnline(one) && one.assistant),
    { question: "va_used", of: (one) => isOnline(one) && !one.assistant, shares: { no: 98, "96": 2 } },
  ]
}

type Columns = ReadonlyMap<string, Readonly<Record<string, string>>>

function placesOf(group: string, entries: Columns, services: ReadonlyMap<string, Wanted>): Record<string, number> {
  const [form, service = ""] = group.split(" ")
  const entry = entries.get(service)
  // The only service of the single window for export and import.
  if (form === "online") return service === "C39" ? { single_window: 10, elicense: 6 } : PORTALS
  if (entry?.instrument === "abroad") return { embassy: 1 }
  const counter = services.get(service)?.place
  if (counter) return { [counter]: 1 }
  return entry?.body === "local_bodies"
    ? { provider_org: 55, akimat: 30, state_body_office: 15 }
    : { state_body_office: 75, provider_org: 25 }
}

// Together 86.3 % individuals, 12.2 % legal entities, 1.6 % sole traders (chart 6).
const STATUS: Readonly<Record<string, Record<string, number>>> = {
  individual: { individual: 1 },
  legal_entity: { legal_entity: 97, sole_trader: 3 },
  "individual legal_entity": { individual: 63.8, legal_entity: 31, sole_trader: 5.2 },
}
const PORTALS = { egov: 78, elicense: 10, provider_site: 6, mobile_app: 5, "96": 1 }
const QUALITY = { high: 27.4, above_average: 16.7, average: 45.5, below_average: 8, low: 2.4 }
const DEVICES = { phone: 45.6, laptop: 25.4, pc: 24, tablet: 2, all: 2, no_device: 0.6, cannot_use: 0.3, "99": 0.1 }
const TRUST = { fully: 58, rather_yes: 33, rather_no: 5, no: 2, "98": 2 }
const REASONS = {
  site_failure: 28,
  could_not_myself: 16,
  hard_unclear: 12,
  "site_failure error_code": 10,
  filled_wrong: 9,
  eds_face: 8,
  upload_slow: 7,
  form_unclear: 5,
  no_internet: 3,
  "98": 2,
}
const DIFFICULTIES = {
  none: 66,
  portal_failure: 8,
  technical_errors: 5,
  eds_hard: 5,
  "slow_internet portal_failure": 4,
  upload_hard: 4,
  algorithm_unclear: 3,
  late: 2,
  no_skills: 2,
  "98": 1,
}
