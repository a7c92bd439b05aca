// Fills in a page of the online form from its HTML alone, as a browser without JavaScript would send it.

/** What this person answers; every other question gets its first answer, a rating a 4. */
export type Mind = Readonly<Record<string, string>>

/** The fields to post, or undefined when the page holds no questions. */
export function fillIn(html: string, mind: Mind): URLSearchParams | undefined {
  if (!html.includes('<form id="page"')) return undefined
  const inputs = [...html.matchAll(/<(input|textarea)\b([^>]*)>/g)].map(([, , attributes = ""]) => read(attributes))
  const fields = new URLSearchParams({ ":go": "next" })
  for (const { type, name, value } of inputs) if (type === "hidden") fields.append(name ?? "", value ?? "")
  for (const name of fields.getAll(":shown")) {
    const answer = answerOf(
      inputs.filter((input) => input.name === name),
      mind[name],
      html.includes(`class="question rating" data-name="${name}"`),
    )
    fields.append(name, answer)
  }
  return fields
}

type Attributes = Readonly<Record<string, string | undefined>>

function answerOf(controls: readonly Attributes[], wish: string | undefined, isRating: boolean): string {
  const ticks = controls.filter(({ type }) => type === "radio" || type === "checkbox")
  if (ticks.length < controls.length) return wish ?? "Мысал жауап"
  const chosen = ticks.find((tick) => "checked" in tick)
  const wanted = ticks.find(({ value }) => value === (wish ?? (isRating ? "4" : undefined)))
  return (chosen ?? wanted ?? ticks[0])?.value ?? ""
}

const ENTITIES: Readonly<Record<string, string>> = { quot: '"', amp: "&", lt: "<", gt: ">", "#x27": "'" }

function read(attributes: string): Attributes {
  return Object.fromEntries(
    [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [
      name,
      value.replace(/&(quot|amp|lt|gt|#x27);/g, (_, entity: string) => ENTITIES[entity] ?? ""),
    ]),
  )
}
