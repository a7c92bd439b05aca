import { z } from "zod"

/** One spelling per e-mail address, the one that is fingerprinted: `Айнұр <A@B.kz>` is none, ` A@B.kz` is `a@b.kz`. */
export function normaliseEmail(raw: string): string | null {
  const parsed = z.email().max(254).safeParse(raw.trim().toLowerCase())
  return parsed.success ? parsed.data : null
}
