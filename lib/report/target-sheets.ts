// The quota tables of a wave as sheets to edit, in the reader's language.
import type { Text } from "../questionnaire/definition"
import { cellKey, dimensionsOf } from "../quota/cells"
import type { StandingCell } from "../quota/edit"
import type { Sheet, SheetDimension, SheetValue } from "../quota/sheet"
import { dimensionsOfStudy, type StudyDimension } from "../study/dimensions"
import type { Entry, Study } from "../study/study"
import { wordsOf } from "./words"

type Said = Readonly<{ locale: string; mode: string; modes: Readonly<Record<string, string>> }>

/**
 * One sheet a table, those of the study first. `scope`: the regions somebody may see; tables without regions are not
 * theirs then. `open`: cells that answers decide on cannot be added any more.
 */
export function sheetsOf(
  study: Study,
  cells: readonly StandingCell[],
  scope: readonly string[] | null,
  open: boolean,
  said: Said,
): Sheet[] {
  const { quotas } = study
  const known = dimensionsOfStudy(study)
  const ofStudy = quotas.tables.map(({ dimensions }) => [...dimensions].sort().join())
  const ids = [...new Set([...ofStudy, ...cells.map(({ conditions }) => dimensionsOf(conditions))])].filter(Boolean)
  return ids
    .filter((id) => !scope || id.split(",").includes("region"))
    .map((id): Sheet => {
      const own = cells.filter(({ conditions }) => dimensionsOf(conditions) === id)
      const names = id.split(",")
      const table = quotas.tables.find(({ dimensions }) => [...dimensions].sort().join() === id)
      return {
        id,
        dimensions: names.map((name) => dimensionOf(name, known, study, own, scope, said)),
        cells: own,
        hard: own[0]?.terms.hard ?? table?.kind !== "soft",
        closed: open && names.some((name) => !["region", "service", "mode"].includes(name)),
      }
    })
}

/** Whether a line names a cell that one of these sheets has or may get. */
export function isInSheets(sheets: readonly Sheet[], conditions: Readonly<Record<string, string>>): boolean {
  const sheet = sheets.find(({ id }) => id === dimensionsOf(conditions))
  if (!sheet) return false
  if (sheet.cells.some((cell) => cellKey(cell.conditions) === cellKey(conditions))) return true
  return sheet.dimensions.every(({ name, values }) => values.some(({ code }) => code === conditions[name]))
}

function dimensionOf(
  name: string,
  known: readonly StudyDimension[],
  study: Study,
  cells: readonly StandingCell[],
  scope: readonly string[] | null,
  said: Said,
): SheetDimension {
  const entries = name === "region" || name === "service" ? (study.axes[name]?.register.entries ?? []) : []
  const found = known.find((dimension) => dimension.name === name)
  const used = new Set(cells.map(({ conditions }) => conditions[name] ?? ""))
  const codes = [...(found?.codes ?? []).map(({ code }) => code)]
  for (const code of used) if (!codes.includes(code)) codes.push(code)
  const shown = codes
    .filter((code) => name !== "region" || !scope || scope.includes(code))
    // A register may list what is not surveyed; a line for each would bury the rest.
    .filter((code) => name !== "service" || used.size === 0 || used.has(code))
  const toValue = (code: string): SheetValue => {
    const entry = entries.find((one) => one.code === code)
    const label = found?.codes.find((one) => one.code === code)?.label ?? null
    const words = label ? wordsOf(label, said.locale) : name === "mode" ? (said.modes[code] ?? code) : code
    const short = wordsOf(entry?.texts.short, said.locale) || words
    return { code, label: words, short, names: [words, ...textsOf(label), ...textsOf(entry?.texts.short)] }
  }
  const label = found?.label ? wordsOf(found.label, said.locale) : name === "mode" ? said.mode : name
  return {
    name,
    label,
    names: [label, ...textsOf(found?.label)],
    values: shown.map(toValue),
    shares: sharesOf(entries),
  }
}

const textsOf = (text: Text | null | undefined): string[] => Object.values(text ?? {})

/** Columns of a register that say how many people there are; `order` and the like are numbers too, and no sizes. */
function sharesOf(entries: readonly Entry[]): Record<string, Record<string, number>> {
  const columns = Object.keys(entries[0]?.columns ?? {}).filter((column) => /^(population|share|size)/.test(column))
  const numeric = columns.filter((column) => {
    const texts = entries.map((entry) => entry.columns[column] ?? "")
    return texts.some((text) => text !== "") && texts.every((text) => /^(\d{1,12}([.]\d{1,6})?)?$/.test(text))
  })
  return Object.fromEntries(
    numeric.map((column) => [
      column,
      Object.fromEntries(entries.map(({ code, columns: own }) => [code, Number(own[column] ?? 0)])),
    ]),
  )
}
