// The words that a release needs, in each language of the study: it must read the same when the study has changed.
import type { Text } from "../questionnaire/definition"
import type { Scheme } from "../scoring/scheme"
import type { Entry, Study } from "../study/study"
import type { Scores } from "./scores"

export type Words = Readonly<Record<string, Text>>
/** A service's official name stands beside its short label where the register has one. */
export type Labels = Readonly<{
  axes: Readonly<Partial<Record<"region" | "service", Text>>>
  services: Words
  fullNames: Words
  regions: Words
  shortRegions: Words
  bodies: Words
  providers: Words
  forms: Words
  criteria: Words
  items: Words
  /** Called numbers that a question offers by a word. */
  calls: Words
}>

/** Where a region lies on the tile map. */
export type Tiles = Readonly<Record<string, Readonly<{ x: number; y: number }>>>

export function labelsOf(study: Study, scheme: Scheme, scores: Scores): Labels {
  const { settings } = scheme
  const regions = study.axes.region?.register.entries ?? []
  const services = study.axes.service?.register.entries ?? []
  const register = (name: string, codes: readonly string[]) =>
    (study.registers[name]?.entries ?? []).filter(({ code }) => codes.includes(code))
  const bodies = [...scores.bodies.ownZone, ...scores.bodies.allZones].map(({ code }) => code)
  return {
    axes: Object.fromEntries(Object.entries(study.axes).map(([name, axis]) => [name, axis?.label])),
    services: labels(services),
    fullNames: texts(services, "full"),
    regions: labels(regions),
    shortRegions: texts(regions, "short"),
    bodies: labels(register(settings.bodies?.register ?? "", bodies)),
    providers: Object.fromEntries([...settings.providers, ...settings.totals].map(({ name, label }) => [name, label])),
    forms: labels(register("forms", settings.forms)),
    criteria: labels(register("criteria", settings.criteria)),
    calls: callNumbers(study),
    items: Object.fromEntries(
      study.definition.blocks
        .flatMap(({ questions }) => questions)
        .filter(({ name }) => scheme.items.has(name))
        .map(({ name, label }) => [name, label]),
    ),
  }
}

/** Words of both; the later ones where they differ. */
export function labelsTogether(old: Labels, next: Labels): Labels {
  const both = Object.keys(next).map((part) => [part, { ...old[part as keyof Labels], ...next[part as keyof Labels] }])
  return Object.fromEntries(both)
}

export function tilesOf(study: Study): Tiles {
  const entries = study.axes.region?.register.entries ?? []
  return Object.fromEntries(
    entries.flatMap(({ code, columns: { tile_x: x, tile_y: y } }) =>
      x && y ? [[code, { x: Number(x), y: Number(y) }]] : [],
    ),
  )
}

function callNumbers({ tally, definition }: Study): Words {
  const questions = definition.blocks.flatMap((block) => block.questions)
  const list = questions.find(({ name }) => name === tally.callNumber)?.list
  const choices = list === undefined ? [] : (definition.lists[list] ?? [])
  return Object.fromEntries(choices.map(({ code, label }) => [code, label]))
}

const labels = (entries: readonly Entry[]): Words => Object.fromEntries(entries.map(({ code, label }) => [code, label]))

const texts = (entries: readonly Entry[], name: string): Words =>
  Object.fromEntries(
    entries.flatMap(({ code, texts: { [name]: text } }) =>
      text && Object.keys(text).length > 0 ? [[code, text]] : [],
    ),
  )
