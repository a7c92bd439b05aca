/** Keeps a choice of how the screen looks for a year. */
export function keepFor(name: "saual_locale" | "saual_theme", value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax`
}
