// Microdata made ready for views: who may be counted, what they can be grouped by, and what guards each item.
import { questionColumn } from "../microdata/columns"
import type { Weights } from "../microdata/counts"
import type { Microdata, Selection } from "../microdata/microdata"
import { bodyColumn } from "../microdata/providers"
import { columnIn, select, withColumn } from "../microdata/select"
import type { Scheme } from "../scoring/scheme"
import type { Catalogue } from "./catalogue"
import type { Shield } from "./disclosure"
import type { LatticeColumn } from "./lattice"
import { partOf, rowsIn } from "./part"

export type Source = Readonly<{
  microdata: Microdata
  catalogue: Catalogue
  scheme: Scheme | null
  settings: Readonly<{ smallest: number; few: number }>
  /** Regions whose interviews count; null for all. */
  scope: readonly string[] | null
  /** Of raking, in the order of the interviews; of use where a method counts respondents. */
  weights?: Weights
}>

/** `shields` are kept by item: whoever keeps what is prepared, works each out once. */
export type Prepared = Source &
  Readonly<{ everybody: Selection; columns: readonly LatticeColumn[]; shields: Map<string, Shield> }>

/** Everything further is of the scope's interviews alone: no total of the whole is ever beside them. */
export function prepare(source: Source): Prepared {
  const { scheme, scope, catalogue } = source
  const whole = scheme ? withColumn(source.microdata, "body", bodyColumn(scheme, source.microdata)) : source.microdata
  const weighted = { microdata: whole, ...(source.weights && { weights: source.weights }) }
  const part = scope ? partOf(weighted, rowsIn(select(whole, { region: scope })), whole.columns.keys()) : weighted
  const { microdata } = part
  const columns = catalogue.columns.map(({ name, column }): LatticeColumn => {
    const { codes, values } = columnIn(microdata, column)
    const of = name === "body" && scheme ? { of: { name: "service", map: bodyOf(microdata, scheme) } } : {}
    return { name, size: codes.length + 1, values, ...of }
  })
  const everybody = new Uint8Array(microdata.n).fill(1)
  return { ...source, ...part, everybody, columns, shields: new Map() }
}

/** Columns of microdata that a view's items and columns are read from. */
export function columnsToRead(
  { columns, items }: Catalogue,
  words: readonly string[],
  scheme: Scheme | null,
): string[] {
  const questions = items.flatMap((item) => {
    if (!words.includes(item.word) || item.kind !== "question") return []
    return item.multiple ? item.choices.map(({ code }) => `${item.question}/${code}`) : [questionColumn(item.question)]
  })
  const scored = scheme ? ["number", ...[...scheme.items.keys()].map(questionColumn)] : []
  const places = ["region", "service", "form", "place", "mode"]
  const read = columns.flatMap(({ column }) => (column === "body" ? [] : [column]))
  return [...new Set([...places, ...read, ...scored, ...questions])]
}

function bodyOf(microdata: Microdata, scheme: Scheme): number[] {
  const bodies = scheme.bodies.map(({ code }) => code)
  const services = columnIn(microdata, "service").codes
  return [0, ...services.map((service) => bodies.indexOf(scheme.services.get(service)?.body?.code ?? "") + 1)]
}
