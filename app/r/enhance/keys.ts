// Ratings by keys: a digit gives the mark of the row in focus, else of the first open one, and leads to the next row.
import { nameOf, type Row, rowOf } from "./row"

const RATING = '[data-type="rating"]'

/** Listens for digits on a page of questions. Words and numbers that are typed stay what they are. */
export function listenForKeys(page: HTMLFormElement): void {
  page.ownerDocument.addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, altKey, metaKey } = event
    if (ctrlKey || altKey || metaKey || !/^[1-9]$/.test(key) || isTyping(target)) return
    const row = ratingAt(target) ?? firstOpen(page)
    const mark = row && markOf(row, key)
    if (!row || !mark) return
    event.preventDefault()
    mark.checked = true
    mark.dispatchEvent(new Event("change", { bubbles: true }))
    const rows = ratingsOf(page)
    const next = rows[rows.indexOf(row) + 1]
    const at = next ? (next.querySelector<HTMLInputElement>("input:checked") ?? markOf(next, "1")) : mark
    at?.focus()
  })
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches("textarea, select, input:not([type=radio]):not([type=checkbox])")

function ratingAt(target: EventTarget | null): Row | undefined {
  const row = rowOf(target)
  return row?.matches(RATING) ? row : undefined
}

const ratingsOf = (page: HTMLFormElement): Row[] => Array.from(page.querySelectorAll<Row>(RATING))
const firstOpen = (page: HTMLFormElement): Row | undefined =>
  ratingsOf(page).find((row) => !row.querySelector("input:checked"))
const markOf = (row: Row, code: string): HTMLInputElement | null =>
  row.querySelector<HTMLInputElement>(`.mark input[name="${nameOf(row)}"][value="${code}"]`)
