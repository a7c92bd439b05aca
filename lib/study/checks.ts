// Whether the parts of a package agree with each other.
import type { Definition, Question, Text } from "../questionnaire/definition"
import { referencesIn } from "../questionnaire/text"
import type { StudyProblem } from "../questionnaire/xlsform/problem"
import { BUILT_IN_LANGUAGES } from "../verification/forms"
import { KINDS, type Kind } from "../verification/kind"
import type { OpenForm } from "./forms"
import type { Register } from "./register"
import { AxisName, type StudySettings, type VerificationPolicy } from "./settings"
import { TEXT_FILLS } from "./study"

export type At = (path: readonly PropertyKey[], message: string) => StudyProblem
export type Registers = Readonly<Record<string, Register>>

/** Every text of a settings file in every language, and only names in it that will be filled. */
export function checkTexts(settings: StudySettings, at: At): StudyProblem[] {
  const known = [...Object.keys(settings.fills), ...TEXT_FILLS]
  const texts: [PropertyKey[], Text][] = [
    [["title"], settings.title],
    ...Object.entries(settings.axes).map(([name, axis]): [PropertyKey[], Text] => [
      ["axes", name, "label"],
      axis.label,
    ]),
    ...Object.entries(settings.contactOrigin).map(([source, text]): [PropertyKey[], Text] => [
      ["contactOrigin", source],
      text,
    ]),
    ...Object.entries(settings.about ?? {}).map(([name, text]): [PropertyKey[], Text] => [["about", name], text]),
    ...(["ask", "consent"] as const).flatMap((name): [PropertyKey[], Text][] =>
      settings.referral ? [[["referral", name], settings.referral[name]]] : [],
    ),
    ...Object.entries(settings.texts).map(([name, text]): [PropertyKey[], Text] => [["texts", name], text]),
  ]
  return texts.flatMap(([path, text]) => [
    ...checkLanguages(text, settings.languages, path, at),
    ...Object.entries(text).flatMap(([language, words]) =>
      referencesIn(words)
        .filter(({ name }) => name === undefined || !known.includes(name))
        .map(({ name }) =>
          at([...path, language], `Nothing fills \${${name ?? "…"}} here. Known: ${known.join(", ")}.`),
        ),
    ),
  ])
}

/** A text must have all languages of the study and no other. */
export function checkLanguages(text: Text, languages: readonly string[], path: readonly PropertyKey[], at: At) {
  const missing = languages.filter((language) => !text[language]?.trim())
  const extra = Object.keys(text).filter((language) => !languages.includes(language))
  return [
    ...missing.map((language) => at(path, `The text in language "${language}" is missing. Write it.`)),
    ...extra.map((language) => at([...path, language], `The study has no language "${language}". Delete the text.`)),
  ]
}

/** Sources of preloads and fills, columns of the open link, questions of the tally. */
export function checkSources(settings: StudySettings, axes: Registers, definition: Definition | undefined, at: At) {
  const problems: StudyProblem[] = []
  const check = (path: PropertyKey[], source: string, has: (register: Register, column: string) => boolean) => {
    const [from = "", column = ""] = source.split(".")
    if (!AxisName.options.some((name) => name === from)) return
    const register = axes[from]
    if (!register) problems.push(at(path, `The study has no axis "${from}". Add it to axes, or take another source.`))
    else if (!has(register, column))
      problems.push(at(path, `The register "${register.name}" has no column "${column}".`))
  }
  for (const [name, { from }] of Object.entries(settings.preloads))
    check(["preloads", name], from, (register, column) => column === "code" || register.columns.includes(column))
  for (const [name, source] of Object.entries(settings.fills))
    check(["fills", name], source, (register, column) => column === "label" || register.texts.includes(column))
  settings.openLink?.asks.forEach((ask, index) => {
    check(["openLink", "asks", index], `${ask.axis}.code`, () => true)
    for (const column of Object.keys(ask.where))
      check(["openLink", "asks", index, "where", column], `${ask.axis}.${column}`, (register) =>
        register.columns.includes(column),
      )
  })
  const names = new Set(definition?.blocks.flatMap((block) => block.questions.map(({ name }) => name)))
  for (const [role, name] of Object.entries(settings.tally))
    if (definition && !names.has(name))
      problems.push(at(["tally", role], `The questionnaire has no question "${name}".`))
  return problems
}

/** Hidden values that nothing fills, routing that would depend on the language, items outside the registers. */
export function checkForm(form: OpenForm, settings: StudySettings, registers: Registers): StudyProblem[] {
  const { definition, at } = form
  const fills = Object.keys(settings.fills)
  const problems = definition.preloads
    .filter((name) => !(name in settings.preloads) && !fills.includes(name))
    .map((name) => at(name, "name", `study.json says nothing of "${name}". Add it to preloads or to fills.`))
  const inRules = (name: string, rules: [string, string | undefined][]) => {
    for (const [column, rule] of rules)
      for (const fill of fills)
        if (rule?.includes(`\${${fill}}`))
          problems.push(
            at(
              name,
              column,
              `"${fill}" reads differently in each language, so no rule may depend on it. Use a preload.`,
            ),
          )
  }
  for (const block of definition.blocks) {
    inRules(block.name, [["relevant", block.relevant]])
    for (const question of block.questions) {
      inRules(question.name, rulesOf(question))
      for (const [column, register] of [
        ["criterion", "criteria"],
        ["zone", "zones"],
        ["form", "forms"],
      ] as const)
        if (question[column] !== undefined && !hasCode(registers, register, question[column]))
          problems.push(
            at(
              question.name,
              column,
              `registers/${register}.csv has no code "${question[column]}". Add it there, or correct it here.`,
            ),
          )
    }
  }
  return problems
}

function rulesOf(question: Question): [string, string | undefined][] {
  const { relevant, constraint, choiceFilter, calculation, screenOut } = question
  return [
    ...([
      ["relevant", relevant],
      ["constraint", constraint],
      ["choice_filter", choiceFilter],
    ] as [string, string | undefined][]),
    ...([
      ["calculation", calculation],
      ["default", question.default],
      ["screen_out", screenOut],
    ] as [string, string | undefined][]),
  ]
}

/** A check needs enough items to re-ask; a tolerance needs a question with numbers that is asked again. */
export function checkPolicy(policy: VerificationPolicy, definition: Definition, at: At): StudyProblem[] {
  const marked = definition.blocks.flatMap((block) => block.questions).filter(({ verify }) => verify !== undefined)
  const numbers = marked.filter(({ type }) => type === "integer" || type === "decimal").map(({ name }) => name)
  const stray = Object.keys(policy.tolerances ?? {}).filter((name) => !numbers.includes(name))
  return [
    ...(marked.length >= policy.minimumItems
      ? []
      : [at(["minimumItems"], `Only ${marked.length} questions carry a verify mark. Mark more, or lower the number.`)]),
    ...stray.map((name) =>
      at(["tolerances", name], `No question "${name}" with numbers carries a verify mark. Mark it, or delete this.`),
    ),
  ]
}

/** A kind of check without a form has the built-in one, which is not in every language. */
export function checkKinds(
  { kinds }: VerificationPolicy,
  languages: readonly string[],
  hasForm: (kind: Kind) => boolean,
  at: At,
): StudyProblem[] {
  const foreign = languages.filter((language) => !BUILT_IN_LANGUAGES.includes(language))
  const needed = KINDS.filter((kind) => (kinds[kind]?.share ?? 0) > 0 && !hasForm(kind))
  if (foreign.length === 0) return []
  return needed.map((kind) =>
    at(["kinds", kind], `The built-in form is not in ${foreign.join(", ")}. Add a form in verification/${kind}/.`),
  )
}

/** What a finding rests on: a form without these questions could never be decided. */
export function checkAsks({ definition, at }: OpenForm, folder: string): StudyProblem[] {
  const kind = KINDS.find((one) => folder === `verification/${one}`)
  const questions = definition.blocks.flatMap((block) => block.questions)
  const names = new Set(questions.filter(({ required }) => required).map(({ name }) => name))
  return DECISIVE[kind ?? "none"]
    .filter((name) => !names.has(name))
    .map((name) =>
      at(questions[0]?.name ?? "", "name", `The finding rests on "${name}". Ask it, and require an answer.`),
    )
}

/** What an observer notes and what they heard otherwise are told apart by the names of the questions. */
export function checkNames(observation: OpenForm | undefined, main: OpenForm | undefined): StudyProblem[] {
  const taken = new Set(main?.definition.blocks.flatMap((block) => block.questions.map(({ name }) => name)))
  const own = observation?.definition.blocks.flatMap((block) => block.questions.map(({ name }) => name)) ?? []
  return own
    .filter((name) => taken.has(name))
    .map((name) => observation!.at(name, "name", `The questionnaire has a question "${name}". Choose another name.`))
}

const DECISIVE: Readonly<Record<Kind | "none", readonly string[]>> = {
  callback: ["v_took_place", "v_person", "v_service"],
  repeat: ["v_took_place", "v_person", "v_service"],
  observation: ["o_worded", "o_prompts", "o_codes", "o_overall"],
  none: [],
}

/** Whether a register of the package has an entry with this code. */
export function hasCode(registers: Registers, register: string, code: string) {
  return registers[register]?.entries.some((entry) => entry.code === code) ?? false
}
