/** Shows the buttons that copy their words, where the browser can; what it could not do it leaves to the hand. */
export function offerCopies(): void {
  if (!navigator.clipboard) return
  for (const button of Array.from(document.querySelectorAll<HTMLButtonElement>("button[data-copy]"))) {
    button.hidden = false
    button.addEventListener("click", () => void copy(button))
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(button.dataset.copy ?? "")
    button.textContent = button.dataset.copied ?? ""
    button.setAttribute("aria-live", "polite")
  } catch {
    // The address beside it can be selected and copied by hand.
    button.hidden = true
  }
}
