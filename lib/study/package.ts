import type { StudyProblem } from "../questionnaire/xlsform/problem"
import { tablesOf } from "../quota/cells"
import { KINDS } from "../verification/kind"
import { CALLING, CallingPolicy } from "./calling"
import { checkCalling } from "./calling-checks"
import { checkAsks, checkForm, checkKinds, checkNames, checkPolicy, checkSources, checkTexts } from "./checks"
import { type Files, type OpenForm, readForm } from "./forms"
import { readHistory } from "./history-file"
import { readJson } from "./json"
import { readPopulation } from "./population"
import { filesOfQuotas, readQuotas } from "./quotas"
import { checkColumns, isTimezone, type OpenRegister, type Register, readRegister } from "./register"
import { NO_REPORT, ReportSettings } from "./report"
import { checkReport } from "./report-checks"
import { checkScoring } from "./scoring-checks"
import { AxisName, ScoringSettings, StudySettings, VerificationPolicy } from "./settings"
import type { Axis, Study } from "./study"

export type { StudyProblem } from "../questionnaire/xlsform/problem"
export type { Files } from "./forms"
export { studyHash } from "./hash"
export type { Study } from "./study"

export type ReadStudy = Readonly<{ ok: true; study: Study } | { ok: false; problems: readonly StudyProblem[] }>

/**
 * Reads a study package from the texts of its files by path: study.json, questionnaire/, registers/, quotas, and
 * optionally scoring.json, history/, verification/ and qualitative/<method>/. All problems are reported together.
 */
export function readStudy(files: Files): ReadStudy {
  const text = files["study.json"]
  if (text === undefined) return { ok: false, problems: [missing("study.json")] }
  const opened = readJson("study.json", text, StudySettings)
  if (!opened.ok) return opened
  const { value: settings, at } = opened
  const problems: StudyProblem[] = [...checkTexts(settings, at)]
  if (!isTimezone(settings.timezone))
    problems.push(at(["timezone"], 'Write a time zone of the IANA list, such as "Asia/Almaty".'))

  const registers = readRegisters(files, settings, problems, at)
  const axes: Partial<Record<AxisName, Axis>> = {}
  for (const name of AxisName.options) {
    const axis = settings.axes[name]
    const register = axis && registers[axis.register]
    if (axis && !register)
      problems.push(at(["axes", name, "register"], `The package has no file registers/${axis.register}.csv.`))
    if (axis && register) axes[name] = { name, label: axis.label, register }
  }
  const axisRegisters = Object.fromEntries(Object.values(axes).map((axis) => [axis.name, axis.register]))

  const forms = readForms(files, settings, registers, problems)
  const main = forms.get("questionnaire")
  problems.push(...checkNames(forms.get("verification/observation"), main))
  problems.push(...checkSources(settings, axisRegisters, main?.definition, at))
  const dimensions = { axes: axisRegisters, definition: main?.definition, languages: settings.languages }
  const quotas = readQuotas(files, settings.quotas, dimensions, at)
  problems.push(...quotas.problems)
  const targets = new Set(quotas.cells.flatMap(({ conditions }) => Object.keys(conditions)))
  const wanted = { ...settings, quotas: settings.quotas.answers, targets }
  const known = readPopulation(files, wanted, dimensions, at)
  problems.push(...known.problems)
  const scoring = readOptional(files, "scoring.json", ScoringSettings, problems)
  if (scoring) {
    const about = { languages: settings.languages, registers, services: axes.service?.register }
    problems.push(...checkScoring(scoring.value, about, main?.definition, scoring.at))
  }
  const calling = readOptional(files, "calling.json", CallingPolicy, problems)
  if (calling) problems.push(...checkCalling(calling.value, calling.at))
  const earlier = readHistory(files, { axes: axisRegisters, registers, scoring: scoring?.value })
  problems.push(...earlier.problems)
  const report = readOptional(files, "report.json", ReportSettings, problems)
  if (report && main) {
    const { definition } = main
    const { region, service } = axisRegisters
    const about = {
      languages: settings.languages,
      registers,
      services: service,
      regions: region,
      scoring: scoring?.value,
      definition,
    }
    problems.push(...checkReport(report.value, about, report.at))
  }
  const policy = readOptional(files, "verification/policy.json", VerificationPolicy, problems)
  if (policy && main)
    problems.push(
      ...checkPolicy(policy.value, main.definition, policy.at),
      ...checkKinds(policy.value, settings.languages, (kind) => forms.has(`verification/${kind}`), policy.at),
    )
  problems.push(...checkFiles(files, settings))

  if (problems.length > 0 || !main) return { ok: false, problems }
  return {
    ok: true,
    study: {
      ...pick(settings),
      definition: main.definition,
      verificationForms: formsIn(forms, "verification/"),
      qualitative: formsIn(forms, "qualitative/"),
      axes,
      registers,
      quotas: {
        dimensions: settings.quotas.dimensions,
        cells: quotas.cells,
        total: quotas.total,
        tables: tablesOf(quotas.cells),
        answerDimensions: settings.quotas.answers,
        holdMinutes: settings.quotas.holdMinutes,
      },
      population: known.population,
      weighting: known.weighting,
      ...(scoring && { scoring: scoring.value }),
      calling: calling?.value ?? CALLING,
      report: report?.value ?? NO_REPORT,
      history: earlier.history,
      ...(policy && { verificationPolicy: policy.value }),
    },
  }
}

function pick(settings: StudySettings) {
  const {
    axes: _axes,
    registers: _registers,
    quotas: _quotas,
    population: _p,
    weighting: _w,
    openLink,
    ...kept
  } = settings
  return { ...kept, ...(openLink && { openLink }) }
}

type Problems = StudyProblem[]
type At = (path: readonly PropertyKey[], message: string) => StudyProblem

function readRegisters(files: Files, settings: StudySettings, problems: Problems, at: At): Record<string, Register> {
  const open: Record<string, OpenRegister> = Object.create(null)
  for (const [path, text] of Object.entries(files)) {
    const name = /^registers\/([a-z][a-z0-9_]*)\.csv$/.exec(path)?.[1]
    if (name === undefined) continue
    const { problems: found, ...register } = readRegister(name, { file: path, text }, settings.languages)
    problems.push(...found)
    open[name] = register
  }
  for (const [name, { columns }] of Object.entries(settings.registers))
    if (!open[name]) problems.push(at(["registers", name], `The package has no file registers/${name}.csv.`))
    else
      for (const [column, rule] of Object.entries(columns))
        if (rule.register !== undefined && !open[rule.register])
          problems.push(
            at(["registers", name, "columns", column], `The package has no file registers/${rule.register}.csv.`),
          )
  for (const register of Object.values(open))
    problems.push(...checkColumns(register, settings.registers[register.register.name]?.columns ?? {}, open))
  const registers = Object.entries(open).map(([name, { register }]) => [name, register] as const)
  // Names come from files: one called "constructor" must not be found on every object.
  return Object.assign(Object.create(null), Object.fromEntries(registers))
}

function readForms(files: Files, settings: StudySettings, registers: Record<string, Register>, problems: Problems) {
  const folders = Object.keys(files).flatMap(
    (path) => /^(qualitative\/[a-z0-9_-]+)\/survey\.csv$/.exec(path)?.[1] ?? [],
  )
  const forms: Forms = new Map()
  for (const folder of ["questionnaire", ...KINDS.map((kind) => `verification/${kind}`), ...folders.sort()]) {
    const { form, problems: found } = readForm(files, folder, settings.languages)
    problems.push(...found)
    if (form) problems.push(...checkForm(form, settings, registers), ...checkAsks(form, folder))
    if (form) forms.set(folder, form)
    else if (folder === "questionnaire" && found.length === 0) problems.push(missing("questionnaire/survey.csv"))
  }
  return forms
}

type Forms = Map<string, OpenForm>

/** The forms of the folders under one folder, by their names. */
function formsIn(forms: Forms, under: string): Record<string, OpenForm["definition"]> {
  const own = [...forms].filter(([folder]) => folder.startsWith(under))
  return Object.fromEntries(own.map(([folder, form]) => [folder.slice(under.length), form.definition]))
}

function readOptional<T>(files: Files, file: string, schema: Parameters<typeof readJson<T>>[2], problems: Problems) {
  const text = files[file]
  if (text === undefined) return undefined
  const read = readJson(file, text, schema)
  if (read.ok) return read
  problems.push(...read.problems)
  return undefined
}

// A misspelt file name would otherwise be a silent gap.
function checkFiles(files: Files, settings: StudySettings): StudyProblem[] {
  const named = [
    ...filesOfQuotas(settings.quotas),
    "study.json",
    "scoring.json",
    "report.json",
    "calling.json",
    "verification/policy.json",
  ]
  const known =
    /^((registers|population|history)\/[a-z][a-z0-9_]*|(questionnaire|verification\/(callback|repeat|observation)|qualitative\/[a-z0-9_-]+)\/(survey|choices|settings))\.csv$|\.md$/
  return Object.keys(files)
    .filter((path) => !known.test(path) && !named.includes(path))
    .map((file) => ({
      file,
      row: 1,
      column: "",
      message: "Nothing in study.json names this file. Name it there, or delete it.",
    }))
}

function missing(file: string): StudyProblem {
  return { file, row: 1, column: "", message: "The file is missing from the package. Add it." }
}
