// Where the keyboard stands on a question: a row of answers, a field, or the question itself.
const ROWS = "[data-row]"

/** To the field, the row that is chosen or offered, else to the words to read aloud. */
export function focusFirst(screen: HTMLElement | null): void {
  const first =
    screen?.querySelector<HTMLElement>("[data-field]") ?? screen?.querySelector<HTMLElement>("[data-offered]")
  const target = first ?? screen?.querySelector<HTMLElement>("[data-words]")
  target?.focus({ preventScroll: target.matches("[data-words]") })
}

/** To the next or previous row; from nowhere to the first or last. False when there are none. */
export function focusBy(screen: HTMLElement | null, by: 1 | -1): boolean {
  const rows = [...(screen?.querySelectorAll<HTMLElement>(ROWS) ?? [])]
  if (rows.length === 0) return false
  const at = rows.indexOf(document.activeElement as HTMLElement)
  const next = at < 0 ? (by === 1 ? 0 : rows.length - 1) : (at + by + rows.length) % rows.length
  rows[next]?.focus()
  return true
}

/** The code of the row that has the focus. */
export const focusedRow = (): string | null =>
  document.activeElement instanceof HTMLElement ? (document.activeElement.dataset.row ?? null) : null
