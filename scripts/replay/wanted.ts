// What the report of 2020 prints of each surveyed service: what the replay has to come out as.
import {
  type Chapter,
  chapters,
  type Detail,
  type ExampleItem,
  evaluated,
  national,
  numberOf,
  type Printed,
  scoreOf,
} from "@/lib/scoring/published-2020/data"
import { serviceAt } from "@/lib/scoring/published-2020/lookup"
import { MISPRINTS } from "@/lib/scoring/published-2020/misprints"
import type { Scheme } from "@/lib/scoring/scheme"
import type { Score } from "@/lib/scoring/score"
import { BY_FORM } from "./forms"

export type Form = "office" | "online" | "ambulance"
export type FormWanted = Readonly<{
  form: Form
  n: number
  score: Score
  /**
   * Null when there is no chapter of the service here. A criterion that was not evaluated is not in it; one whose
   * figure no answers can have is null.
   */
  criteria: ReadonlyMap<string, Score | null> | null
  /** Item by item and in order, where the report's example tables print them. */
  items: ReadonlyMap<string, readonly ExampleItem[]>
}>
export type Wanted = Readonly<{
  service: string
  number: number
  n: number
  score: Score
  forms: readonly FormWanted[]
  zones: ReadonlyMap<string, Score>
  /** Where the State Corporation served: the report scores it at one place for each service. */
  place: "fo_manager" | "fo_self_service" | undefined
  calls: readonly Readonly<{ number: string; items: readonly Score[] }>[]
  contradictions: readonly string[]
}>

/** Every surveyed service, in register order. */
export function wantedServices(scheme: Scheme): Wanted[] {
  const ranking = new Map(national.service_ranking.rows.map((row) => [row.service_no, row]))
  return national.service_detail_support.rows.map((detail) => {
    const number = detail.service_no
    const service = serviceAt(scheme, number)?.code ?? ""
    const row = ranking.get(number)
    if (!row) throw new Error(`service ${number} has no rank`)
    const chapter = chapters.find((one) => numberOf(one) === number)
    return {
      service,
      number,
      n: national.sample_by_service.rows.find((one) => one.service_no === number)?.n ?? 0,
      score: scoreOf(row),
      forms: formsOf(service, detail, chapter),
      zones: new Map(Object.entries(ZONES).flatMap(([zone, name]) => cell(zone, detail.zones[name]))),
      place: detail.sc_point && PLACES[detail.sc_point],
      calls: callsOf(chapter),
      contradictions: contradictionsOf(number),
    }
  })
}

const ZONES = { state_body: "body", portal: "portal", front_office: "state_corporation" } as const
const PLACES = { manager: "fo_manager", self_service_zone: "fo_self_service" } as const
const CRITERIA: Readonly<Record<string, string>> = { staff_va: "staff", timing: "deadlines" }
const COLUMNS: Readonly<Record<string, Form>> = {
  office: "office",
  foreign_mission: "office",
  online: "online",
  // Chapter 31 prints receipt from the state body where the others print the portal.
  state_body: "online",
}

function formsOf(service: string, detail: Detail, chapter: Chapter | undefined): FormWanted[] {
  const { office, portal } = detail.forms
  const [inOffice, online] = BY_FORM[service] ?? (portal ? [0, detail.n] : [detail.n, 0])
  const wanted = (form: Form, n: number, printed: Printed | null | undefined): FormWanted[] => {
    if (!printed) return []
    const items = examplesOf(detail.service_no, form)
    const criteria = chapter?.criteria ? new Map(criteriaOf(chapter, form)) : null
    return [{ form, n, score: scoreOf(printed), criteria, items }]
  }
  if (service === AMBULANCE) return wanted("ambulance", detail.n, office)
  return [...wanted("office", inOffice, office), ...wanted("online", online, portal)]
}

const AMBULANCE = "L14"

// Tables 2 and 3 are about one service, which the report does not name but its figures do.
function examplesOf(number: number, form: Form): ReadonlyMap<string, readonly ExampleItem[]> {
  const { table2, table3 } = national.example_tables
  const table = number !== EXAMPLE ? undefined : form === "office" ? table2 : table3
  return new Map(table?.criteria.map(({ code, items }) => [EXAMPLE_CRITERIA[code] ?? code, items]))
}

const EXAMPLE = 49
const EXAMPLE_CRITERIA: Readonly<Record<string, string>> = {
  virtual_assistant: "staff",
  access: "accessibility",
  info: "information",
  proc: "procedure",
  terms: "deadlines",
}

// Figures as the chapter's own text corrects them.
function criteriaOf({ criteria, corrections }: Chapter, form: Form): [string, Score | null][] {
  const column = criteria?.columns.find(({ key }) => COLUMNS[key] === form)?.key
  if (!criteria || column === undefined) return []
  const cells = Object.entries(criteria.rows).flatMap(([criterion, row]) => {
    const own = corrections.filter((one) => one.criterion === criterion && one.column === column)
    const printed = evaluated(row[column])
    const corrected = printed && { ...printed, ...Object.fromEntries(own.map((one) => [one.field, one.consistent])) }
    return cell(CRITERIA[criterion] ?? criterion, corrected)
  })
  const lost = cells.filter(([, score]) => !isPossible(score)).map(([criterion]) => criterion)
  // Chapter 25: no answers can have the printed result, and feedback looks exchanged with it.
  if (lost.includes("result")) lost.push("feedback")
  return cells.map(([criterion, score]) => [criterion, lost.includes(criterion) ? null : score])
}

// So many fives pull the mean up; special codes in the base only pull it higher.
const isPossible = ({ mean, percent }: Score) => mean + 0.005 > 1 + (4 * (percent - 0.05)) / 100

function cell(name: string, printed: Printed | null): [string, Score][] {
  return printed && printed.mean >= 1 ? [[name, scoreOf(printed)]] : []
}

function callsOf(chapter: Chapter | undefined) {
  return (chapter?.call_centre?.tables ?? []).map(({ number, items }) => ({
    number,
    items: items.map(evaluated).flatMap((item) => (item ? [scoreOf(item)] : [])),
  }))
}

function contradictionsOf(number: number): string[] {
  const own = new RegExp(`^(chapter|service) ${number} `)
  return [...new Set(MISPRINTS.filter(({ cell }) => own.test(cell)).map(({ reason }) => reason))]
}
