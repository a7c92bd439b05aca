// Criteria by form, each form a pair of columns.
import type { FigureKey } from "../../doubt/doubt"
import type { Part } from "../../release/scores"
import type { Score } from "../../scoring/score"
import type { ReportTable, TableColumn, TableRow, TableValue } from "../table"
import type { TableKind, TableSection } from "../table-words"
import { type Figures, nameColumn, SCORE_COLUMNS, scoreValues } from "./figures"
import { itemTable } from "./items"

type Cell = Readonly<{ score: Score | null; n: number }>
type Said = Readonly<{
  name: string
  kind: TableKind
  section: TableSection
  base: number | null
  cell: (form: string, criterion: string) => Cell | undefined
  form: (form: string) => Cell | undefined
  total: Cell
  keys: Readonly<{
    cell: (form: string, criterion: string) => FigureKey
    form: (form: string) => FigureKey
    total: FigureKey
  }>
}>

/** Criteria by form: unweighted means over services. */
export function criteriaTables(figures: Figures): ReportTable[] {
  const { criteria, forms, national } = figures.scores
  return criteriaTable(figures, {
    ...{ name: "criteria", kind: "criteria", section: "criteria", base: national.n },
    cell: (form, criterion) => criteria.find((one) => one.form === form && one.criterion === criterion),
    form: (form) => forms.find((one) => one.form === form),
    total: national,
    keys: {
      cell: (form, criterion) => `criterion ${form}/${criterion}`,
      form: (form) => `form ${form}`,
      total: "study",
    },
  })
}

/** Criteria of one service by form, down to the items. */
export function serviceCriteriaTables(figures: Figures, code: string): ReportTable[] {
  const service = figures.scores.services.find((one) => one.code === code)
  if (!service) return []
  const forms = formsIn(service.parts)
  const criteria = criteriaTable(figures, {
    ...{ name: "criteria", kind: "service_criteria", section: "criteria", base: service.n },
    cell: (form, criterion) => forms.get(form)?.criteria.get(criterion),
    form: (form) => forms.get(form)?.whole,
    total: service,
    keys: {
      cell: (form, criterion) => `service ${code}/${form}/${criterion}`,
      form: (form) => `service ${code}/${form}`,
      total: `service ${code}`,
    },
  })
  return [
    ...criteria,
    ...[...forms].flatMap(([form, { items }]) =>
      itemTable(
        figures,
        form,
        items.map(({ code: item, score }) => ({ item, score, counts: figures.counts.services[code]?.[item] ?? [] })),
      ),
    ),
  ]
}

function criteriaTable(figures: Figures, { cell, form: whole, total, keys, ...head }: Said): ReportTable[] {
  const { labels, method } = figures
  const { criteria, forms: named } = method.settings
  const forms = (named.length > 0 ? named : [""]).filter((form) => criteria.some((one) => cell(form, one)?.score))
  if (forms.length === 0) return []
  const pair = (form: string) => ({ mean: `mean_${form}`, percent: `percent_${form}` })
  const columns = forms.flatMap((form): TableColumn[] => {
    const group = labels.forms[form]
    const { mean, percent } = pair(form)
    return [
      { key: mean, kind: "mean", word: "mean", ...(group && { group }) },
      { key: percent, kind: "percent", word: "percent", ...(group && { group }) },
    ]
  })
  const values = (
    of: (form: string) => Cell | undefined,
    key: (form: string) => FigureKey,
  ): Record<string, TableValue> =>
    Object.assign(
      {},
      ...forms.map((form) => {
        const found = of(form)
        return found ? scoreValues(figures, found.score, { key: key(form), n: found.n }, pair(form)) : {}
      }),
    )
  const rows = criteria
    .filter((criterion) => forms.some((form) => cell(form, criterion)))
    .map((criterion): TableRow => {
      const label = labels.criteria[criterion]
      return {
        ...{ code: criterion, depth: 1, ...(label && { label }) },
        values: values(
          (form) => cell(form, criterion),
          (form) => keys.cell(form, criterion),
        ),
      }
    })
  const several = forms.length > 1
  return [
    {
      ...head,
      columns: [nameColumn(figures, "criterion"), ...columns, ...(several ? SCORE_COLUMNS : [])],
      rows: [
        {
          ...{ code: "", word: "total", depth: 0 },
          values: {
            ...values(whole, keys.form),
            ...(several && scoreValues(figures, total.score, { key: keys.total, n: total.n })),
          },
        },
        ...rows,
      ],
      notes: [],
      chart: { kind: several ? "dumbbell" : "ranked_bars", columns: forms.map((form) => pair(form).percent) },
    },
  ]
}

type Form = { whole: Cell; criteria: Map<string, Part>; items: Part[] }

/** Criteria and items by form, whatever levels the method has between a service and its items. */
function formsIn(parts: readonly Part[]): Map<string, Form> {
  const forms = new Map<string, Form>()
  const into = (form: string, whole: Cell): Form => {
    const own = forms.get(form) ?? { whole, criteria: new Map(), items: [] }
    forms.set(form, own)
    return own
  }
  const visit = (part: Part, form: string, whole: Cell): void => {
    const within = part.level === "form" ? part.code : form
    const own = into(within, part.level === "form" ? part : whole)
    if (part.level === "criterion") own.criteria.set(part.code, part)
    if (part.level === "item") own.items.push(part)
    for (const below of part.parts) visit(below, within, own.whole)
  }
  for (const part of parts) visit(part, "", { score: null, n: 0 })
  if ([...forms.keys()].some((form) => form !== "")) forms.delete("")
  return forms
}
