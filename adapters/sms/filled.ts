/** A template with the number and the words in it, written as an address or form (`url`) or a JSON text needs them. */
export function filled(template: string, form: "url" | "json", sms: Readonly<{ to: string; text: string }>): string {
  const values: Record<string, string> = { to: sms.to, digits: sms.to.replace(/\D/g, ""), text: sms.text }
  return template.replace(/\{(to|digits|text)\}/g, (_, name: string) => written(values[name] ?? "", form))
}

const written = (value: string, form: "url" | "json"): string =>
  form === "url" ? encodeURIComponent(value) : JSON.stringify(value).slice(1, -1)
