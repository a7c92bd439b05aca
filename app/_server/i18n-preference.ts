// Which of our languages a browser asks for.
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/messages"

export const LOCALE_COOKIE = "saual_locale"

/** The chosen language (cookie), else the first one of Accept-Language that we speak, else Kazakh. */
export function preferredLocale(header: string | null, cookie?: string): Locale {
  const chosen = new RegExp(`(?:^|;\\s*)${LOCALE_COOKIE}=(\\w+)`).exec(cookie ?? "")?.[1]
  if (isLocale(chosen)) return chosen
  const wanted = (header ?? "").split(",").map((part) => part.trim().slice(0, 2).toLowerCase())
  return wanted.find(isLocale) ?? DEFAULT_LOCALE
}
