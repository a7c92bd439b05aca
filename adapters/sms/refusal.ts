// What a gateway's answer means.
import type { SmsRefusal } from "./sms"

type Signs = Readonly<{ accepted: string | undefined; bounced: string }>

/** Nothing counts as a wrong number unless the settings say which words mean one: a wrong setting must cost nobody the survey. */
export function refusalOfAnswer(status: number, text: string, { accepted, bounced }: Signs): SmsRefusal | null {
  const words = bounced.split("|").filter((word) => word !== "")
  if (words.some((word) => text.includes(word))) return { ok: false, kind: "bounced", code: String(status) }
  const taken = status >= 200 && status < 300 && (accepted === undefined || text.includes(accepted))
  return taken ? null : { ok: false, kind: "later", code: String(status) }
}

/** Without a connection nothing was sent; a gateway that falls silent may have taken it. */
export function refusalOfError(error: unknown): SmsRefusal {
  const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined
  const code = cause?.code ?? (error instanceof Error ? error.name : "error")
  const before = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS)/
  return { ok: false, kind: before.test(code) ? "later" : "unknown", code }
}
