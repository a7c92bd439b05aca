// The language that an address of a public page asks for, so that it can be shared in that language.
import { isLocale } from "@/messages/locales"

/** The server passes it on to the pages in this header; nobody outside may set it. */
export const ASKED_LANGUAGE = "x-saual-language"

const PUBLIC = ["/results/release", "/results/draw/"]

/** `?lang=ru` of a public page; "" when it asks for none of ours. Other pages follow the person's own choice. */
export function askedLanguage(address: string): string {
  // Answers come by the thousand: their addresses need no taking apart.
  if (!address.includes("lang")) return ""
  const { pathname, searchParams } = new URL(address, "http://localhost")
  const wanted = searchParams.get("lang")
  return PUBLIC.some((path) => pathname.startsWith(path)) && isLocale(wanted) ? wanted : ""
}
