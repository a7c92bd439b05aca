// Any gateway that takes one HTTP request per text: which, is said by settings. See README.md beside.
import { filled } from "./filled"
import { refusalOfAnswer, refusalOfError } from "./refusal"
import type { Texter } from "./sms"

export type SmsSettings = Readonly<{
  /** With `{to}`, `{digits}` and `{text}` where the gateway wants them in the address. */
  url: string
  method?: "GET" | "POST" | "PUT" | undefined
  /** JSON object; may hold the gateway's key. */
  headers?: string | undefined
  /** Template of the body. */
  body?: string | undefined
  /** Words that an accepted answer holds, for gateways that answer 200 to everything. */
  accepted?: string | undefined
  /** Words of an answer that mean a wrong number, with `|` between. */
  bounced?: string | undefined
  /** Where the answer's JSON has the message's number: `messages.0.id`. */
  id?: string | undefined
}>

const ANSWER = 20_000
/** Of an answer only the beginning is read. */
const LONGEST = 20_000

/** Throws when the settings cannot be read. */
export function httpTexter(settings: SmsSettings): Texter {
  const { url, method = "POST", body, accepted, bounced = "", id } = settings
  if (!URL.canParse(filled(url, "url", { to: "+7", text: "x" }))) throw new Error("SAUAL_SMS_URL must be an address")
  const headers = headersOf(settings.headers)
  const form = headers.get("content-type")?.includes("json") ? "json" : "url"
  return {
    async send(sms) {
      try {
        const answer = await fetch(filled(url, "url", sms), {
          ...{ method, headers, redirect: "error", signal: AbortSignal.timeout(ANSWER) },
          ...(body !== undefined && method !== "GET" && { body: filled(body, form, sms) }),
        })
        const text = (await answer.text()).slice(0, LONGEST)
        const refusal = refusalOfAnswer(answer.status, text, { accepted, bounced })
        return refusal ?? { ok: true, messageId: id ? numberIn(text, id) : null }
      } catch (error) {
        return refusalOfError(error)
      }
    },
  }
}

function headersOf(json: string | undefined): Headers {
  try {
    return new Headers(JSON.parse(json ?? "{}") as Record<string, string>)
  } catch {
    throw new Error('SAUAL_SMS_HEADERS must be a JSON object: {"Content-Type": "application/json"}')
  }
}

/** The value at a path of the answer's JSON; an answer without it was accepted all the same. */
function numberIn(text: string, path: string): string | null {
  try {
    const found = path.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], JSON.parse(text))
    return typeof found === "string" || typeof found === "number" ? String(found).slice(0, 200) : null
  } catch {
    return null
  }
}
