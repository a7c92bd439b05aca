// What every request meets first, whichever way it comes in: security headers, origin, body size.
import { Problem } from "@/lib/problem"

type Headers = Readonly<Record<string, string | string[] | undefined>>

export const BODY_LIMIT = 6 * 1024 * 1024
export const EVENTS_LIMIT = 512 * 1024
/** A contact list: 100,000 rows take some 10 MB. Only its own address takes so much, from those who may send one. */
export const LIST_LIMIT = 32 * 1024 * 1024
const LIST_PATH = /^\/coordinator\/wave\/[^/]+\/contacts\/file$/

/** How much a request to this path may carry. */
export const bodyLimitOf = (path: string): number => (LIST_PATH.test(path) ? LIST_LIMIT : BODY_LIMIT)

/** Headers for every answer. Pages of the desks need a nonce for Next's own scripts; respondents' pages load only our files. */
export function securityHeaders(path: string, nonce: string): Record<string, string> {
  const respondent = path.startsWith("/r/")
  return {
    "Content-Security-Policy": respondent ? respondentPolicy : deskPolicy(nonce),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    // Other sites learn nothing. With "no-referrer" browsers would post our own forms with "Origin: null".
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    ...(respondent && { "Cache-Control": "no-store", "X-Robots-Tag": "noindex" }),
  }
}

/**
 * Refuses a change that another site asked for: Problem `foreign_origin`. Browsers send Origin with every POST; it must
 * be our public address or the host the request came to. A request without Origin and without a cross-site mark comes
 * from no browser page and carries no cookie of ours.
 */
export function assertOwnOrigin(method: string, headers: Headers, own: string): void {
  if (method === "GET" || method === "HEAD") return
  const { origin, host } = headers
  const site = headers["sec-fetch-site"]
  const ours =
    typeof origin === "string"
      ? origin === new URL(own).origin || (URL.canParse(origin) && new URL(origin).host === host)
      : site !== "cross-site" && site !== "same-site"
  if (!ours) throw new Problem("foreign_origin")
}

/** Refuses an address that is no text: Problem `malformed`. */
export function assertReadable(path: string): void {
  try {
    decodeURIComponent(path)
  } catch {
    throw new Problem("malformed")
  }
}

/** Refuses a body that says it is larger than `limit` bytes: Problem `too_large`. */
export function assertBodySize(headers: Headers, limit: number): void {
  if (Number(headers["content-length"] ?? 0) > limit) throw new Problem("too_large")
}

const BASE =
  "default-src 'self'; img-src 'self' data:; font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; connect-src 'self'"
const respondentPolicy = `${BASE}; script-src 'self'; style-src 'self'`
const deskPolicy = (nonce: string) =>
  `${BASE}; script-src 'self' 'nonce-${nonce}' 'strict-dynamic'; style-src 'self' 'unsafe-inline'; worker-src 'self'`
