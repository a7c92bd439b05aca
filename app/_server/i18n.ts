// The language of the desks.
import { cookies, headers } from "next/headers"
import { getRequestConfig } from "next-intl/server"
import { isLocale, messagesOf } from "@/messages"
import { LOCALE_COOKIE, preferredLocale } from "./i18n-preference"

export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value
  const locale = isLocale(chosen) ? chosen : preferredLocale((await headers()).get("accept-language"))
  return { locale, messages: messagesOf(locale), timeZone: "Asia/Almaty" }
})
