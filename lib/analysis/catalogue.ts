// What a view may name in one study: columns to break down and filter by, items to show. Whatever else is asked for is unknown.
import { dimensionColumn, questionColumn } from "../microdata/columns"
import type { Text } from "../questionnaire/definition"
import { type CompiledQuestion, isAnswerable, type Questionnaire } from "../questionnaire/questionnaire"
import { fill, referencesIn } from "../questionnaire/text"
import type { Scheme } from "../scoring/scheme"
import { dimensionsOfStudy } from "../study/dimensions"
import type { Study } from "../study/study"

export type Named = Readonly<{ code: string; label: Text; full?: Text }>

/** `column`: its name in microdata. A `wave` is none: it breaks down across the waves of the study. */
export type ViewColumn = Readonly<{ name: string; column: string; label: Text; codes: readonly Named[] }>

/** `word` stands in the address. `form` and `criterion` say where an item belongs; `block` where a question stands. */
export type ViewItem = Readonly<{ word: string; label: Text }> &
  (
    | Readonly<{ kind: "score"; average: "own" | "respondents" }>
    | Readonly<{ kind: "criterion"; form: string; criterion: string; group: Text }>
    | Readonly<{ kind: "rating"; item: string; group: Text }>
    | Readonly<{ kind: "question"; question: string; multiple: boolean; choices: readonly Named[]; group: Text }>
  )

export type Catalogue = Readonly<{
  columns: readonly ViewColumn[]
  items: readonly ViewItem[]
  waves: readonly Named[]
}>

/** Words of the platform for what studies have no words for. */
export type CatalogueWords = Readonly<{
  columns: Readonly<Record<"body" | "form" | "place" | "mode" | "language", Text>>
  codes: Readonly<Record<string, Text>>
  score: Text
  respondents: Text
}>

type Source = Readonly<{ study: Study; questionnaire: Questionnaire; scheme: Scheme | null; waves: readonly Named[] }>

export function catalogueOf({ study, questionnaire, scheme, waves }: Source, words: CatalogueWords): Catalogue {
  return {
    columns: columnsIn(study, questionnaire, scheme, words),
    items: itemsIn(study, questionnaire, scheme, words),
    waves,
  }
}

/** Longer lists make no table. */
const MOST_CHOICES = 60

function columnsIn(
  study: Study,
  questionnaire: Questionnaire,
  scheme: Scheme | null,
  words: CatalogueWords,
): ViewColumn[] {
  const own = (name: string) => ({ name, column: name })
  const axes = (["region", "service"] as const).flatMap((name): ViewColumn[] => {
    const axis = study.axes[name]
    return axis ? [{ ...own(name), label: axis.label, codes: axis.register.entries.map(namedEntry) }] : []
  })
  const bodies =
    scheme && scheme.bodies.length > 0
      ? [{ ...own("body"), label: words.columns.body, codes: scheme.bodies.map(namedEntry) }]
      : []
  const answered = (["form", "place"] as const).flatMap((name): ViewColumn[] => {
    const question = questionnaire.byName.get(study.tally[name] ?? "")
    return question ? [{ ...own(name), label: words.columns[name], codes: choicesOf(question) }] : []
  })
  const said = (codes: readonly string[]) => codes.map((code) => ({ code, label: words.codes[code] ?? { "": code } }))
  const all = [
    ...axes,
    ...bodies,
    ...answered,
    { ...own("mode"), label: words.columns.mode, codes: said(["phone", "online"]) },
    { ...own("language"), label: words.columns.language, codes: said(study.languages) },
    ...study.report.breaks.flatMap((name) => breakOf(study, questionnaire, name)),
  ]
  return all.filter(({ name }, at) => all.findIndex((other) => other.name === name) === at)
}

function breakOf(study: Study, questionnaire: Questionnaire, name: string): ViewColumn[] {
  const question = questionnaire.byName.get(name)
  if (question?.question.type === "select_one")
    return [{ name, column: questionColumn(name), label: anybody(question.question.label), codes: choicesOf(question) }]
  const dimension = dimensionsOfStudy(study).find((one) => one.name === name)
  if (!dimension?.label) return []
  const codes = dimension.codes.map(({ code, label }) => ({ code, label: label ?? { "": code } }))
  return [{ name, column: dimensionColumn(name), label: dimension.label, codes }]
}

function itemsIn(study: Study, questionnaire: Questionnaire, scheme: Scheme | null, words: CatalogueWords): ViewItem[] {
  const items = scheme ? scoredItems(study, questionnaire, scheme, words) : []
  const questions = [...questionnaire.byName.values()].flatMap((compiled): ViewItem[] => {
    const { question, block } = compiled
    const coded = question.type === "select_one" || question.type === "select_multiple"
    const choices = choicesOf(compiled)
    if (!coded || !isAnswerable(question) || question.personal || choices.length > MOST_CHOICES) return []
    const multiple = question.type === "select_multiple"
    const word = `question:${question.name}`
    return [
      {
        kind: "question",
        word,
        label: anybody(question.label),
        question: question.name,
        multiple,
        choices,
        group: block.label,
      },
    ]
  })
  return [...items, ...questions]
}

function scoredItems(study: Study, questionnaire: Questionnaire, scheme: Scheme, words: CatalogueWords): ViewItem[] {
  const label = (register: string, code: string): Text =>
    study.registers[register]?.entries.find((entry) => entry.code === code)?.label ?? { "": code }
  const rated = [...scheme.items.values()]
  const criteria = [
    ...new Map(rated.filter(({ call }) => !call).map((item) => [`${item.form}/${item.criterion}`, item])).values(),
  ]
  const pooled = scheme.settings.average === "respondents"
  return [
    { kind: "score", word: "score", label: pooled ? words.respondents : words.score, average: "own" },
    ...(pooled ? [] : [{ kind: "score", word: "pooled", label: words.respondents, average: "respondents" } as const]),
    ...criteria.map(({ form, criterion }): ViewItem => {
      const word = `criterion:${form}/${criterion}`
      return {
        kind: "criterion",
        word,
        form,
        criterion,
        label: label("criteria", criterion),
        group: label("forms", form),
      }
    }),
    ...rated.flatMap(({ name }): ViewItem[] => {
      const found = questionnaire.byName.get(name)
      return found
        ? [
            {
              kind: "rating",
              word: `item:${name}`,
              item: name,
              label: anybody(found.question.label),
              group: found.block.label,
            },
          ]
        : []
    }),
  ]
}

const choicesOf = ({ choices }: CompiledQuestion): Named[] =>
  choices.map(({ choice: { code, label } }) => ({ code, label: anybody(label) }))

const namedEntry = ({
  code,
  label,
  texts,
}: {
  code: string
  label: Text
  texts: Readonly<Record<string, Text>>
}): Named => (texts.full && Object.keys(texts.full).length > 0 ? { code, label, full: texts.full } : { code, label })

/** Words without anybody in particular: what would be filled in is left open. */
const anybody = (text: Text): Text =>
  Object.fromEntries(
    Object.entries(text).map(([language, words]) => {
      const open = referencesIn(words).flatMap(({ name }) => (name ? [[name, "…"] as const] : []))
      return [language, open.length === 0 ? words : fill(text, language, Object.fromEntries(open))]
    }),
  )
