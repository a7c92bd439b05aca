// Reads and writes the controls of one question, as the form itself would post them.
import type { Answer, Question } from "@/lib/questionnaire/definition"
import { parsePosted } from "@/lib/questionnaire/posted"

export type Row = HTMLElement

const SPECIAL = "special:"

export const rowOf = (target: EventTarget | null): Row | null =>
  target instanceof Element ? target.closest<Row>("[data-name]") : null

export const nameOf = (row: Row): string => row.dataset.name ?? ""

/** The answer that stands in the row; undefined when it is blank, null when it cannot be read as one. */
export function answerIn(row: Row): Answer | undefined | null {
  const type = row.dataset.type as Question["type"]
  const special = row.querySelector(`[value^="${SPECIAL}"]`) ? ["refused"] : []
  const answer = parsePosted({ type, special } as unknown as Question, stringsIn(row))
  const isNumber = type === "integer" || type === "decimal"
  if (isNumber && typeof answer === "string" && !/^\d\d$/.test(answer)) return null
  return answer
}

/** Puts an answer back that the server does not have yet. */
export function putBack(row: Row, answer: Answer | undefined): void {
  const values = answer === undefined ? [] : Array.isArray(answer) ? answer : [String(answer)]
  for (const control of controlsOf(row)) {
    if (isTicked(control)) {
      control.checked = values.some((value) => control.value === value || control.value === SPECIAL + value)
    } else control.value = row.querySelector(":checked") ? "" : (values[0] ?? "")
  }
}

/** "No difficulties" goes with nothing else; words and "don't know" exclude each other. */
export function keepApart(row: Row, target: Element): void {
  const changed = controlsOf(row).find((control) => control === target)
  if (!changed) return
  const others = controlsOf(row).filter((control) => control !== changed)
  const isBox = isTicked(changed) && changed.type === "checkbox" && changed.checked
  for (const other of others) {
    if (!isTicked(changed) && isTicked(other)) other.checked = other.checked && changed.value === ""
    else if (isBox && isTicked(other) && isExclusive(other, changed)) other.checked = false
    else if (isTicked(changed) && changed.checked && !isTicked(other)) other.value = ""
  }
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const controlsOf = (row: Row): Control[] =>
  [...row.querySelectorAll<Control>("input, textarea, select")].filter((control) => control.name === nameOf(row))

const isTicked = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === "radio" || control.type === "checkbox")

const isExclusive = (...boxes: HTMLInputElement[]): boolean => boxes.some((box) => "exclusive" in box.dataset)

const stringsIn = (row: Row): string[] =>
  controlsOf(row)
    .filter((control) => !isTicked(control) || control.checked)
    .map((control) => control.value)
