// Everything that is known of how sure a wave's figures are, from microdata.
import type { Weights } from "../microdata/counts"
import type { Microdata } from "../microdata/microdata"
import type { Scores } from "../release/scores"
import type { Scheme } from "../scoring/scheme"
import type { ReportSettings } from "../study/report"
import type { Beside, Doubt, FigureKey, StandardErrors } from "./doubt"
import { driversOf } from "./drivers"
import { kishOf, type Method, type Worked, workOut } from "./method"
import { rankings } from "./rankings"

/**
 * Works it all out. `scores` are the study's own; `weights` (in the order of the interviews) are those of raking, where
 * there are some. Errors of figures with fewer people than `report.smallest` are null: what moves them would tell of
 * single persons.
 * @throws RangeError when the study counts weighted answers and there are no weights
 */
export function doubtOf(
  scheme: Scheme,
  report: Pick<ReportSettings, "overall" | "smallest">,
  microdata: Microdata,
  scores: Scores,
  weights?: Weights,
): Doubt {
  const { average, weights: weighted, confidence } = scheme.settings
  if (weighted === "raking" && !weights) throw new RangeError("The study weighs its answers, and there are no weights")
  const own: Method = { method: average, weights: weighted }
  const worked = workOut(
    scheme,
    microdata,
    own,
    weights,
    scores.providers.map(({ code }) => code),
  )
  const figures = [...worked.figures]
  const others = METHODS.filter((one) => one.method !== own.method || one.weights !== own.weights)
  return {
    at: microdata.at,
    n: microdata.n,
    confidence,
    errors: Object.fromEntries(
      figures.map(([key, { error, people }]) => [key, people < report.smallest ? null : error]),
    ) satisfies StandardErrors,
    people: Object.fromEntries(figures.map(([key, { people }]) => [key, people])),
    ranks: rankings(scheme, scores, worked),
    beside: others
      .filter((one) => one.weights === "none" || weights)
      .map((one) => besideOf(one, microdata, workOut(scheme, microdata, one, weights), report.smallest, weights)),
    drivers: driversOf(scheme, microdata, report.overall, weighted === "raking" ? weights : undefined),
  }
}

const METHODS: readonly Method[] = [
  { method: "unweighted", weights: "none" },
  { method: "respondents", weights: "none" },
  { method: "respondents", weights: "raking" },
]

function besideOf(
  { method, weights: weighted }: Method,
  { n }: Microdata,
  worked: Worked,
  smallest: number,
  weights: Weights | undefined,
): Beside {
  const shown = [...worked.figures].filter(([key, { people }]) => people >= smallest && !isDetail(key))
  return {
    method,
    weights: weighted,
    effectiveN: weighted === "raking" && weights ? kishOf(weights) : n,
    figures: Object.fromEntries(shown.map(([key, { score, error, people }]) => [key, { score, error, n: people }])),
  }
}

const isDetail = (key: FigureKey): boolean => /^service .*\/.*\//.test(key)
