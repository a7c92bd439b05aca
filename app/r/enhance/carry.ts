// A page that is sent takes along what the outbox still holds, so that each answer has one event, whichever way it comes.
import type { AnswerEvent } from "@/lib/questionnaire/events"

/** The events of this very page, by id, as far as the server has not refused them; newest last. */
export type Given = Map<string, AnswerEvent>

/** As many as the server reads; with more the form's own fields say everything. */
const MOST = 200

/** Fills the form's hidden fields: the events that wait, and its answers that are or come as events and are no news. */
export function carry(page: HTMLFormElement, waiting: readonly AnswerEvent[], given: Given): void {
  if (waiting.length > MOST) return
  const was = fieldOf(page, ":was")
  const answers = JSON.parse(was.value || "{}") as Record<string, unknown>
  for (const event of given.values()) {
    if (event.kind === "answered") answers[event.question] = event.value
    else if (event.kind === "cleared") delete answers[event.question]
  }
  was.value = JSON.stringify(answers)
  fieldOf(page, ":events").value = JSON.stringify(waiting)
}

function fieldOf(page: HTMLFormElement, name: string): HTMLInputElement {
  const present = page.querySelector<HTMLInputElement>(`input[name="${name}"]`)
  if (present) return present
  const field = document.createElement("input")
  field.type = "hidden"
  field.name = name
  return page.appendChild(field)
}
