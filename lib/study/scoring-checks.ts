// Whether scoring.json speaks of things that the rest of the package has.
import type { Definition } from "../questionnaire/definition"
import type { StudyProblem } from "../questionnaire/xlsform/problem"
import { type At, checkLanguages, hasCode, type Registers } from "./checks"
import type { Register } from "./register"
import type { ScoringSettings } from "./scoring"

type About = Readonly<{ languages: readonly string[]; registers: Registers; services: Register | undefined }>

/** Criteria, forms, zones, bodies, providers and items named by the scoring settings. */
export function checkScoring(scoring: ScoringSettings, about: About, definition: Definition | undefined, at: At) {
  const problems: StudyProblem[] = []
  const code = (path: PropertyKey[], register: string, name: string) => {
    if (!hasCode(about.registers, register, name))
      problems.push(at(path, `registers/${register}.csv has no code "${name}".`))
  }
  const known = (path: PropertyKey[], names: readonly string[], name: string) => {
    if (!names.includes(name)) problems.push(at(path, `Nothing here is called "${name}". Known: ${names.join(", ")}.`))
  }
  scoring.criteria.forEach((name, index) => void code(["criteria", index], "criteria", name))
  scoring.forms.forEach((name, index) => void code(["forms", index], "forms", name))
  scoring.zones.forEach((rule, index) => {
    code(["zones", index, "zone"], "zones", rule.zone)
    code(["zones", index, "form"], "forms", rule.form)
    for (const name of rule.counts) code(["zones", index, "counts"], "zones", name)
    for (const name of rule.withoutCriteria) code(["zones", index, "withoutCriteria"], "criteria", name)
  })
  const zones = scoring.zones.map(({ zone }) => zone)
  scoring.providers.forEach((provider, index) => {
    known(["providers", index, "zone"], zones, provider.zone)
    for (const name of provider.withoutCriteria ?? []) code(["providers", index, "withoutCriteria"], "criteria", name)
    problems.push(...checkLanguages(provider.label, about.languages, ["providers", index, "label"], at))
  })
  const providers = scoring.providers.map(({ name }) => name)
  scoring.totals.forEach((total, index) => {
    for (const name of total.of) known(["totals", index, "of"], providers, name)
    problems.push(...checkLanguages(total.label, about.languages, ["totals", index, "label"], at))
  })
  const questions = definition?.blocks.flatMap((block) => block.questions.map(({ name }) => name))
  scoring.callItems.forEach((name, index) => {
    if (questions && !questions.includes(name))
      problems.push(at(["callItems", index], `The questionnaire has no question "${name}".`))
  })
  return [...problems, ...checkBodies(scoring, about, zones, at)]
}

function checkBodies(scoring: ScoringSettings, about: About, zones: readonly string[], at: At): StudyProblem[] {
  const problems: StudyProblem[] = []
  const { bodies } = scoring
  const wheres: [PropertyKey[], Readonly<Record<string, unknown>>][] = [
    ...scoring.providers.map(({ bodies: where }, index): [PropertyKey[], typeof where] => [
      ["providers", index, "bodies"],
      where,
    ]),
    ...Object.entries(scoring.rankings).map(([name, ranking]): [PropertyKey[], Record<string, unknown>] => [
      ["rankings", name, "firstBodies"],
      ranking.firstBodies,
    ]),
    ...(bodies ? [[["bodies", "ranked"], bodies.ranked] as [PropertyKey[], typeof bodies.ranked]] : []),
  ]
  const register = bodies && about.registers[bodies.register]
  for (const [path, where] of wheres)
    for (const column of Object.keys(where))
      if (!bodies) problems.push(at(path, "Say first which bodies there are, in bodies."))
      else if (register && column !== "code" && !register.columns.includes(column))
        problems.push(at([...path, column], `The register "${register.name}" has no column "${column}".`))
  if (!bodies) return problems
  if (!register) problems.push(at(["bodies", "register"], `The package has no file registers/${bodies.register}.csv.`))
  if (!zones.includes(bodies.zone)) problems.push(at(["bodies", "zone"], `zones has no rule for "${bodies.zone}".`))
  for (const column of [bodies.column, ...Object.keys(bodies.undivided)])
    if (!about.services?.columns.includes(column))
      problems.push(at(["bodies"], `The register of services has no column "${column}".`))
  return problems
}
