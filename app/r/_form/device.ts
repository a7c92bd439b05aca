import { addressOf } from "@/app/_server/address"
import { vault } from "@/app/_server/database"
import { env } from "@/app/_server/env"

/**
 * What tells a respondent's device from another in one wave: a keyed hash of network address and browser, neither of
 * which is kept. Null when neither is known.
 */
export function deviceOf(request: Request, waveId: string): string | null {
  const headers = Object.fromEntries(request.headers)
  const address = addressOf(headers, env().SAUAL_PROXIES)
  const browser = request.headers.get("user-agent") ?? ""
  return address || browser ? vault().fingerprint(`device|${waveId}|${address}|${browser}`) : null
}
