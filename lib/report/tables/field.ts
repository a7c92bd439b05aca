// What field control found, and what else the same answers give.
import type { ReportTable, TableRow } from "../table"
import { column, count, type Figures, nameColumn, SCORE_COLUMNS, scoreValues, shareOf } from "./figures"

/** Accepted interviews: how many were checked, failed, could not be reached, and were voided. */
export function fieldTables({ data, ...figures }: Figures): ReportTable[] {
  const { accepted, checked, discrepancy, fabricated, unreachable, voided } = data.field
  if (accepted === 0) return []
  const row = (
    word: "checked" | "discrepancy" | "fabricated" | "unreachable" | "voided",
    n: number,
    whole: number,
  ): TableRow => ({
    ...{ code: word, word, depth: 1 },
    values: { n: count(n), share: shareOf(n, whole) },
  })
  return [
    {
      ...{ name: "field", kind: "field", section: "field" },
      columns: [nameColumn({ data, ...figures }, "group"), column("n", "count"), column("share", "share")],
      rows: [
        { ...{ code: "accepted", word: "accepted", depth: 0 }, values: { n: count(accepted) } },
        row("checked", checked, accepted),
        row("discrepancy", discrepancy, checked),
        row("fabricated", fabricated, checked),
        row("unreachable", unreachable, checked + unreachable),
        row("voided", voided, accepted + voided),
      ],
      base: accepted,
      notes: ["findings_of_checked"],
    },
  ]
}

/** The study by its own method and by the other: how much depends on the choice. */
export function besideTables(figures: Figures): ReportTable[] {
  const { doubt, scores, method } = figures
  const { average, weights } = method.settings
  const others = (doubt?.beside ?? []).flatMap((beside) => {
    const found = beside.figures.study
    return found ? [{ ...beside, ...found }] : []
  })
  if (!doubt || others.length === 0) return []
  const word = (method: string, weights: string) =>
    method === "unweighted"
      ? ("unweighted" as const)
      : weights === "raking"
        ? ("raked" as const)
        : ("respondents" as const)
  const own: TableRow = {
    ...{ code: "own", word: word(average, weights) },
    marks: ["own_method"],
    values: { n: count(scores.national.n), ...scoreValues(figures, scores.national.score, { key: "study" }) },
  }
  return [
    {
      ...{ name: "methods", kind: "beside", section: "field" },
      columns: [nameColumn(figures, "method"), ...SCORE_COLUMNS, column("n", "count"), column("effective_n", "count")],
      rows: [
        own,
        ...others.map((beside): TableRow => {
          const { score, error, n, effectiveN } = beside
          const inOther = { ...figures, doubt: { ...doubt, errors: { study: error }, people: { study: n } } }
          return {
            ...{ code: `${beside.method}-${beside.weights}`, word: word(beside.method, beside.weights) },
            values: {
              ...{ n: count(n), effective_n: count(effectiveN) },
              ...scoreValues(inOther, score, { key: "study" }),
            },
          }
        }),
      ],
      base: scores.national.n,
      notes: [],
      chart: { kind: "bars", columns: ["percent"] },
    },
  ]
}
