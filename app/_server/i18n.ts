// The language of the desks.
import { cookies, headers } from "next/headers"
import { getRequestConfig } from "next-intl/server"
import { isLocale, messagesOf } from "@/messages"
import { ASKED_LANGUAGE } from "./asked-language"
import { LOCALE_COOKIE, preferredLocale } from "./i18n-preference"

export default getRequestConfig(async () => {
  const sent = await headers()
  const chosen = sent.get(ASKED_LANGUAGE) || (await cookies()).get(LOCALE_COOKIE)?.value
  const locale = isLocale(chosen) ? chosen : preferredLocale(sent.get("accept-language"))
  return { locale, messages: messagesOf(locale), timeZone: "Asia/Almaty" }
})
