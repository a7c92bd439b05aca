// The same questionnaire in the words of survey-core: pages, branches, choice filters, three languages.
import { type Block, type Definition, type Question, SPECIAL_CODES, type Text } from "@/lib/questionnaire/definition"

type Element = Readonly<Record<string, unknown>>

/** A survey-core model of one page for each block; what comes with the case is set by the page as variables. */
export function surveyJsForm(definition: Definition): Element {
  return {
    title: piped(definition.title),
    showProgressBar: true,
    questionErrorLocation: "bottom",
    pages: definition.blocks.map((block) => page(block, definition)),
    triggers: definition.blocks
      .flatMap(({ questions }) => questions)
      .filter(({ screenOut }) => screenOut)
      .map(({ screenOut = "" }) => ({ type: "complete", expression: condition(screenOut) })),
  }
}

function page(block: Block, definition: Definition): Element {
  return {
    name: block.name,
    title: piped(block.label),
    ...(block.leadIn && { description: piped(block.leadIn) }),
    ...(block.relevant && { visibleIf: condition(block.relevant) }),
    elements: block.questions.map((question) => element(question, definition)),
  }
}

function element(question: Question, definition: Definition): Element {
  const { name, label, hint, required, relevant, constraint } = question
  const pattern = /^regex\(\., '(.+)'\)$/.exec(constraint ?? "")?.[1]
  return {
    name,
    title: piped(label),
    ...(hint && { description: piped(hint) }),
    ...(required && { isRequired: true }),
    ...(relevant && { visibleIf: condition(relevant) }),
    ...(question.default && { defaultValueExpression: condition(question.default) }),
    ...(pattern && { validators: [{ type: "regex", regex: pattern, text: question.constraintMessage }] }),
    ...control(question, definition),
  }
}

function control(question: Question, { lists }: Definition): Element {
  const choices = (question.list && lists[question.list]) || []
  const special = question.special.map((name) => {
    const code = SPECIAL_CODES[name]
    return { value: code, text: lists.special?.find((choice) => choice.code === code)?.label ?? name }
  })
  const [first, last] = [choices[0], choices.at(-1)]
  if (question.type === "rating")
    return {
      type: "rating",
      rateValues: [...choices.map(({ code }) => ({ value: code, text: code })), ...special],
      ...{ minRateDescription: first?.label, maxRateDescription: last?.label, displayMode: "buttons" },
    }
  if (choices.length === 0) return { type: question.personal ? "text" : "comment" }
  const items = choices.map(({ code, label, attributes }) => ({
    value: code,
    text: piped(label),
    ...(question.choiceFilter && { visibleIf: condition(question.choiceFilter, attributes) }),
  }))
  return { type: question.type === "select_multiple" ? "checkbox" : "radiogroup", choices: [...items, ...special] }
}

/** An XLSForm expression in survey-core's language; names without braces are attributes of the choice. */
function condition(expression: string, attributes?: Readonly<Record<string, string>>): string {
  const plain = expression
    .replace(/selected\(\$\{(\w+)\}, *('[^']*')\)/g, "{$1} contains $2")
    .replace(/\$\{(\w+)\}/g, "{$1}")
  return attributes ? plain.replace(/(?<![\w{'])(\w+)(?= = )/g, (_, name) => `'${attributes[name] ?? ""}'`) : plain
}

const piped = (text: Text): Text =>
  Object.fromEntries(Object.entries(text).map(([language, words]) => [language, words.replace(/\$\{(\w+)\}/g, "{$1}")]))
