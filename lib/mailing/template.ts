// Words of a mailing with what is filled in: plain for texts, escaped for HTML.

export const PLACEHOLDERS = ["link", "service", "organiser", "minutes", "unsubscribe"] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]
export type Fills = Readonly<Record<Placeholder, string>>

const IN_BRACES = /\{([^{}]*)\}/g

/** Everything in braces, known or not, in order. */
export const placeholdersIn = (template: string): string[] =>
  [...template.matchAll(IN_BRACES)].map(([, name = ""]) => name.trim())

export const isPlaceholder = (name: string): name is Placeholder => PLACEHOLDERS.some((known) => known === name)

/** One pass: braces in what is filled in stay what they are. Unknown placeholders stay too; saving refuses them. */
export function fillText(template: string, fills: Fills): string {
  return template.replace(IN_BRACES, (whole, name: string) =>
    isPlaceholder(name.trim()) ? fills[name.trim() as Placeholder] : whole,
  )
}

/** As a whole page: paragraphs where the template has blank lines, addresses as links. */
export function fillHtml(template: string, fills: Fills, language: string): string {
  const paragraphs = template.trim().split(/\n\s*\n/)
  const body = paragraphs.map((words) => `<p>${paragraph(words, fills)}</p>`).join("\n")
  return `<!doctype html>\n<html lang="${escaped(language)}"><head><meta charset="utf-8"></head><body>\n${body}\n</body></html>\n`
}

function paragraph(words: string, fills: Fills): string {
  const parts = words.split(/(\{[^{}]*\})/).map((part) => {
    const name = placeholdersIn(part)[0] ?? ""
    if (!part.startsWith("{") || !isPlaceholder(name)) return escaped(part)
    const value = escaped(fills[name])
    return name === "link" || name === "unsubscribe" ? `<a href="${value}">${value}</a>` : value
  })
  return parts.join("").replaceAll("\n", "<br>\n")
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
