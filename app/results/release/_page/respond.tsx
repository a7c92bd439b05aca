// Public pages as plain HTML: whatever is thrown becomes a page in the reader's language.
import { getLocale, getTranslations } from "next-intl/server"
import type { ReactElement, ReactNode } from "react"
import { asProblem, problemWords } from "@/app/_server/plain-problem"
import { isLocale } from "@/messages/locales"
import { PublicFrame } from "../frame"
import { keep } from "./kept"
import { settle } from "./settle"
import { Shell } from "./shell"

export type PublicPage = Readonly<{ title: string; view: ReactNode }>

type Asked = Readonly<{
  /** Names the content, with the address, the language and the theme; "" where it may change. */
  tag: string
  /** Null is the 404 page. */
  page: () => Promise<PublicPage | null>
}>

/** Answers with the page that `asked` finds; that of a tag is made once. */
export async function respond(request: Request, asked: () => Promise<Asked | null>): Promise<Response> {
  try {
    const found = await asked()
    const known = found?.tag ? await kept(request, found.tag, found.page) : null
    if (known) return known
    const page = found && !found.tag ? await found.page() : null
    return page ? uncached(await documentOf(request, page), 200) : uncached(await missing(request), 404)
  } catch (error) {
    const problem = asProblem(error, new URL(request.url).pathname)
    const locale = await getLocale()
    return uncached(await message(request, problemWords(problem, isLocale(locale) ? locale : "kk")), problem.status)
  }
}

async function kept(request: Request, tag: string, page: Asked["page"]): Promise<Response | null> {
  const { pathname, searchParams } = new URL(request.url)
  const found = await keep([tag, pathname, await getLocale(), themeOf(request)].join(" "), async () => {
    const made = await page()
    return made && documentOf(request, made)
  })
  if (!found) return null
  const headers = {
    ETag: `W/"${found.tag}"`,
    // Without a language in the address the next reader may get another one.
    "Cache-Control": searchParams.has("lang") ? "public, max-age=300" : "private, no-cache",
    "Content-Type": "text/html; charset=utf-8",
    Vary: "Accept-Language, Cookie",
  }
  if (request.headers.get("if-none-match")?.includes(found.tag)) return new Response(null, { status: 304, headers })
  return new Response(found.text, { headers })
}

async function documentOf(request: Request, { title, view }: PublicPage): Promise<string> {
  const { pathname } = new URL(request.url)
  const locale = await getLocale()
  const product = (await getTranslations("common"))("product")
  const whole = (
    <Shell title={`${title} · ${product}`} locale={locale} theme={themeOf(request)} path={pathname}>
      {view}
    </Shell>
  )
  // A static import would be refused in a Route Handler.
  const { renderToStaticMarkup } = await import("react-dom/server")
  return `<!doctype html>${renderToStaticMarkup((await settle(whole)) as ReactElement)}`
}

async function missing(request: Request): Promise<string> {
  const t = await getTranslations("common")
  const words = await getTranslations("problem")
  return message(request, t("notFoundTitle"), words("not_found"))
}

const message = (request: Request, title: string, text = ""): Promise<string> =>
  documentOf(request, {
    title,
    view: (
      <PublicFrame path={new URL(request.url).pathname} list title={title}>
        <p>{text}</p>
      </PublicFrame>
    ),
  })

const uncached = (text: string, status: number): Response =>
  new Response(text, { status, headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" } })

function themeOf(request: Request): string {
  const theme = /(?:^|;\s*)saual_theme=(\w+)/.exec(request.headers.get("cookie") ?? "")?.[1]
  return theme === "light" || theme === "dark" ? theme : "system"
}
