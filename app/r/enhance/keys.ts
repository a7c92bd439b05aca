// Ratings by keys: a digit gives the mark of the row in focus and leads to the next row. Only there: a key that works
// anywhere would be pressed by mistake, and by programs that take speech for keys.
import { nameOf, type Row, rowOf } from "./row"

const RATING = '[data-type="rating"]'

/** Listens for digits on the rating rows of a page of questions; each mark given is told to screen readers. */
export function listenForKeys(page: HTMLFormElement): void {
  page.addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, altKey, metaKey } = event
    if (ctrlKey || altKey || metaKey || !/^[1-9]$/.test(key)) return
    const row = ratingAt(target)
    const mark = row && markOf(row, key)
    if (!row || !mark) return
    event.preventDefault()
    mark.checked = true
    mark.dispatchEvent(new Event("change", { bubbles: true }))
    tell(mark.parentElement?.textContent ?? key)
    const rows = ratingsOf(page)
    const next = rows[rows.indexOf(row) + 1]
    const at = next ? (next.querySelector<HTMLInputElement>("input:checked") ?? markOf(next, "1")) : mark
    at?.focus()
  })
}

function tell(words: string): void {
  const said = document.getElementById("said")
  if (said) said.textContent = words
}

function ratingAt(target: EventTarget | null): Row | undefined {
  const row = rowOf(target)
  return row?.matches(RATING) ? row : undefined
}

const ratingsOf = (page: HTMLFormElement): Row[] => Array.from(page.querySelectorAll<Row>(RATING))
const markOf = (row: Row, code: string): HTMLInputElement | null =>
  row.querySelector<HTMLInputElement>(`.mark input[name="${nameOf(row)}"][value="${code}"]`)
