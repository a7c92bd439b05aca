// What is wrong with a questionnaire, said to its author: a code, a place and an English sentence.
export type FaultWhere = Readonly<{ block?: string; question?: string; list?: string; choice?: string; field: string }>
export type FaultParams = Readonly<Record<string, string | number>>

/** `column` is the 0-based offset inside the expression or label; `params` are the names in `message`. */
export type Fault = Readonly<{
  code: FaultCode
  where: FaultWhere
  column?: number
  params: FaultParams
  message: string
}>

/** A fault of one expression, before anybody knows which field it stands in. */
export type ExpressionFault = Readonly<{ code: FaultCode; column: number; params: FaultParams }>

export function faultAt(where: FaultWhere, code: FaultCode, params: FaultParams = {}, column?: number): Fault {
  const position = column === undefined ? "" : ` (at character ${column + 1})`
  return { code, where, ...(column !== undefined && { column }), params, message: MESSAGES[code](params) + position }
}

type Params = FaultParams

const MESSAGES = {
  // the words of an expression
  unexpected_character: (p: Params) => `Unexpected character ${quote(p.character)}`,
  unclosed_text: () => "This text is opened with a quote and never closed",
  bad_reference: () => "A reference must look like ${question_name}",
  unexpected: (p: Params) => `Unexpected ${quote(p.found)}`,
  unexpected_end: () => "The expression ends too early",
  too_deep: (p: Params) => `Nested deeper than ${p.most} levels`,
  too_long: (p: Params) => `Longer than ${p.most} ${p.unit}`,
  // the names in it
  unknown_name: (p: Params) => `There is no question or preload named ${quote(p.name)}`,
  forward_reference: (p: Params) =>
    `${quote(p.name)} comes later; only earlier questions and preloads may be used here`,
  current_not_allowed: () => '"." (the answer itself) has a meaning only in a constraint, a doubt and a screen-out',
  bare_name: (p: Params) => `Write \${${p.name}} for a question; bare names are columns, for choice filters only`,
  unknown_column: (p: Params) => `No choice of the list has a column ${quote(p.name)}`,
  unknown_code: (p: Params) => `${quote(p.name)} has no choice with code ${quote(p.code)}, so this can never be true`,
  unknown_function: (p: Params) => `There is no function ${p.name}()`,
  wrong_arguments: (p: Params) => `${p.name}() takes ${p.takes} arguments, not ${p.given}`,
  literal_needed: (p: Params) => `The second argument of ${p.name}() must be a text in quotes`,
  bad_pattern: (p: Params) => `${quote(p.pattern)} is not a usable pattern: ${p.reason}`,
  bad_date_format: (p: Params) => `Date format has unknown part ${quote(p.part)}; usable: %Y %y %m %n %d %e`,
  // the questionnaire around it
  duplicate_name: (p: Params) => `The name ${quote(p.name)} is used twice`,
  bad_name: (p: Params) => `${quote(p.name)} cannot be a name: use a-z, 0-9 and _, starting with a letter`,
  list_missing: (p: Params) => `A ${p.type} question needs a choice list`,
  unknown_list: (p: Params) => `There is no choice list ${quote(p.list)}`,
  empty_list: (p: Params) => `The choice list ${quote(p.list)} is empty`,
  duplicate_code: (p: Params) => `The list ${quote(p.list)} has the code ${quote(p.code)} twice`,
  bad_code: (p: Params) => `The code ${quote(p.code)} has spaces; answers of several choices could not be told apart`,
  special_code_clash: (p: Params) => `The list ${quote(p.list)} uses ${quote(p.code)}, which is a special code here`,
  special_missing: (p: Params) => `The list "special" must hold the code ${quote(p.code)} (${p.name})`,
  calculation_missing: () => "A calculate question needs a calculation",
  field_not_allowed: (p: Params) => `A ${p.type} question cannot have a ${p.field}`,
  label_missing: (p: Params) => `The words in language ${quote(p.language)} are missing`,
  unknown_language: (p: Params) => `The study has no language ${quote(p.language)}`,
}

export type FaultCode = keyof typeof MESSAGES

function quote(word: string | number | undefined): string {
  return `"${word ?? ""}"`
}
