// When an answer opens or closes questions of the same page, the server is asked how the page looks now. Only rows that
// come, go or offer other choices are touched: what somebody is typing meanwhile stays.
import type { Row } from "./row"

const kept = new Map<string, Row>()
let asked = 0

/** Does nothing when the server cannot be reached: sending the page shows the same questions. */
export async function look(form: HTMLFormElement): Promise<void> {
  const questions = document.getElementById("questions")
  const turn = ++asked
  const body = new FormData(form)
  body.set(":go", "look")
  try {
    const response = await fetch(form.action, { method: "POST", body })
    if (!response.ok || turn !== asked || !questions) return
    const page = new DOMParser().parseFromString(await response.text(), "text/html")
    merge(questions, page.getElementById("questions"))
  } catch {
    // No connection: the page itself still works.
  }
}

function merge(here: HTMLElement, there: HTMLElement | null): void {
  if (!there) return
  const wanted = [...there.children] as Row[]
  for (const row of [...here.children] as Row[]) {
    if (wanted.some(({ id }) => id === row.id)) continue
    kept.set(row.id, row)
    row.remove()
  }
  wanted.forEach((fresh, index) => {
    const present = document.getElementById(fresh.id) ?? kept.get(fresh.id)
    const row = present && choices(present) === choices(fresh) ? present : fresh
    if (present && present !== row) present.replaceWith(row)
    if (here.children[index] !== row) here.insertBefore(row, here.children[index] ?? null)
  })
}

const choices = (row: Row): string =>
  [...row.querySelectorAll<HTMLInputElement>("[type=radio], [type=checkbox]")].map(({ value }) => value).join(" ")
