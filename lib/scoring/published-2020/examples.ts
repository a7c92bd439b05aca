// Tables 2 and 3, service 2.49: tally rows that have the counts implied by the print, and what must come out of them.
import { countItems, itemRows, type TallyCount } from "../count"
import { published } from "../round"
import type { Scheme } from "../scheme"
import type { Score } from "../score"
import { find, type ScoreNode, scoreTree } from "../tree"
import { zoneScore } from "../zones"
import { type Comparison, same } from "./comparison"
import type { ReadItem, ReadTable, Report } from "./read"

/** The report's code of each item and our question, criterion by criterion. */
const TABLE_2: Names = {
  staff: ["o_staff_competent", "o_staff_prompt", "o_staff_polite"],
  access: ["o_acc_location", "o_acc_hours", "o_acc_parking", "o_acc_entry", "o_acc_waiting_area"],
  info: ["o_inf_signs", "o_inf_find_staff", "o_inf_access", "o_inf_guidance", "o_inf_language"],
  proc: ["o_proc_simple", "o_proc_forms", "o_proc_doc_list"],
  terms: ["o_time_term", "o_time_queue"],
  costs: ["o_cost_amount", "o_cost_method", "o_cost_extra", "o_cost_informal"],
  feedback: ["o_fb_answer", "o_fb_measures"],
  result: ["o_result"],
}
const TABLE_3: Names = {
  access: ["e_acc_register", "e_acc_eds_get", "e_acc_eds_use", "e_acc_design"],
  info: ["e_inf_search", "e_inf_requirements", "e_inf_how_to", "e_inf_language", "e_inf_manual"],
  proc: ["e_proc_no_bureaucracy", "e_proc_automated", "e_proc_upload", "e_proc_no_errors"],
  terms: ["e_time_term"],
  virtual_assistant: ["e_va_convenience", "e_va_completeness", "e_va_speed"],
  costs: ["e_cost_amount", "e_cost_method", "e_cost_extra", "e_cost_informal"],
  feedback: ["e_fb_answer", "e_fb_measures"],
  result: ["e_result"],
}
const CRITERIA: Readonly<Record<string, string>> = {
  access: "accessibility",
  info: "information",
  proc: "procedure",
  terms: "deadlines",
  virtual_assistant: "staff",
}
type Names = Readonly<Record<string, readonly string[]>>

const EXAMPLE_SERVICE = "L1"

/** Every printed figure of the two tables, the chapter's figures of the service included. */
export function exampleComparisons(scheme: Scheme, { national }: Report): Comparison[] {
  const { table2, table3 } = national.example_tables
  if (!table2 || !table3) return []
  // Tally rows with exactly the implied counts; whoever was asked and did not rate has the code "does not apply".
  const rows = [...rowsOf(table2, TABLE_2, "office", "fo_self_service"), ...rowsOf(table3, TABLE_3, "online", "egov")]
  const counts = countItems(scheme, itemRows(scheme, rows))
  const service = find(scoreTree(scheme, counts), "service", EXAMPLE_SERVICE)
  const zone = (name: string, form?: string, without?: readonly string[]) => {
    const found = zoneScore(scheme, counts, EXAMPLE_SERVICE, name, without)
    return form ? found.forms.find((part) => part.form === form)?.score : found.score
  }
  const pair = (cell: string, printed: Half | null | undefined, score: Score | null | undefined): Comparison[] => {
    const shown = score ? published(score, scheme.settings.decimals) : null
    return (["mean", "pct"] as const).flatMap((field) => {
      const figure = printed?.[field] ?? null
      const computed = (field === "mean" ? shown?.mean : shown?.percent) ?? null
      return figure === null ? [] : [same(`${cell} / ${field}`, figure, computed)]
    })
  }
  const detail = national.service_detail_support.rows.find(({ service_no }) => service_no === 49)
  const totals = (table: ReadTable, name: string) => table.zone_totals.find((total) => total.zone === name)
  return [
    ...tableCells("table 2", table2, TABLE_2, service && find(service, "form", "office"), pair),
    ...tableCells("table 3", table3, TABLE_3, service && find(service, "form", "online"), pair),
    ...pair("service 49", detail?.overall, service?.score),
    ...pair("table 2 / State Corporation", totals(table2, "state_corporation"), zone("front_office", "office")),
    ...pair("table 3 / portal", totals(table3, "portal"), zone("portal", "online")),
    ...pair("table 2 / state body with feedback", totals(table2, "state_body"), zone("state_body", "office", [])),
    ...pair("table 2 / state body", totals(table2, "state_body"), zone("state_body", "office")),
    ...pair("table 3 / state body", totals(table3, "state_body"), zone("state_body", "online")),
    ...pair("service 49 / body zone", detail?.zones.body, zone("state_body")),
    ...pair("service 49 / portal zone", detail?.zones.portal, zone("portal")),
  ]
}

type Half = Readonly<{ mean: number | null; pct: number | null }>
type Pair = (cell: string, printed: Half | null | undefined, score: Score | null | undefined) => Comparison[]

function tableCells(name: string, table: ReadTable, names: Names, tree: ScoreNode | undefined, pair: Pair) {
  const items = table.criteria.flatMap(({ code, items }) =>
    items.flatMap((item, place) => {
      const question = names[code]?.[place] ?? ""
      return pair(`${name} / ${code} / ${item.code}`, item, tree && find(tree, "item", question)?.score)
    }),
  )
  const criteria = table.criteria.flatMap(({ code, mean, pct }) =>
    pair(`${name} / ${code}`, { mean, pct }, tree && find(tree, "criterion", CRITERIA[code] ?? code)?.score),
  )
  return [
    ...items,
    ...criteria,
    ...pair(`${name} / overall`, { mean: table.overall_mean, pct: table.overall_pct }, tree?.score),
    ...(table.respondents === null ? [] : [same(`${name} / respondents`, table.respondents, tree?.n ?? null)]),
  ]
}

function rowsOf(table: ReadTable, names: Names, form: string, place: string): TallyCount[] {
  return table.criteria.flatMap(({ code, items }) =>
    items.flatMap((item, index) =>
      valuesOf(item).map(([value, count]) => ({
        region: "akmola",
        service: EXAMPLE_SERVICE,
        form,
        place,
        mode: "phone",
        question: names[code]?.[index] ?? "",
        value,
        slice: "",
        count,
      })),
    ),
  )
}

// The complainants cannot be counted from the print; one of them gives the same figures as any number.
function valuesOf(item: ReadItem): [value: string, count: number][] {
  const { implied_raters: raters, implied_n5: fives, implied_sum: sum, implied_pct_base: base } = item
  if (raters === undefined || fives === undefined || sum === undefined || base === undefined)
    return item.mean === null ? [] : [[String(item.mean), 1]]
  const others = raters - fives
  const left = sum - 5 * fives - others
  // `left` points above the lowest rating are spread over the others, at most three each.
  const fours = Math.floor(left / 3)
  const rest = left % 3
  const counts: [string, number][] = [
    ["5", fives],
    ["4", fours],
    [String(1 + rest), rest > 0 ? 1 : 0],
    ["1", others - fours - (rest > 0 ? 1 : 0)],
    ["97", base - raters],
  ]
  return counts.filter(([, count]) => count !== 0)
}
