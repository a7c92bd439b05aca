import clsx from "clsx"
import { getLocale, getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import { LOCALES } from "@/messages/locales"

type Props = Readonly<{
  title: ReactNode
  above?: ReactNode
  path: string
  list?: boolean
  /** Lies down on paper. */
  wide?: boolean
  children: ReactNode
}>

/** The frame of public pages: no sign-in, languages as links that can be shared, nothing that needs a script. */
export async function PublicFrame({ title, above, path, list = false, wide = false, children }: Props) {
  const t = await getTranslations("release.view")
  const words = await getTranslations("common")
  const locale = await getLocale()
  return (
    <div className={clsx("flex min-h-dvh flex-col", wide && "sheet-wide")}>
      <a href="#main" className="sr-only focus:not-sr-only focus:p-2">
        {t("skip")}
      </a>
      <header className="border-b border-line bg-surface print:hidden">
        <div className="mx-auto flex max-w-5xl flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2">
          <a href={`/results/release?lang=${locale}`} className="text-lg font-bold text-accent">
            {words("product")}
          </a>
          {list && (
            <a href={`/results/release?lang=${locale}`} className="rounded px-2 py-1.5 text-sm hover:bg-sunken">
              {t("all")}
            </a>
          )}
          <nav aria-label={t("languages")} className="ml-auto flex gap-1 text-sm">
            {LOCALES.map((language) => (
              <a
                key={language}
                href={`${path}?lang=${language}`}
                lang={language}
                hrefLang={language}
                aria-current={language === locale ? "true" : undefined}
                className="rounded px-2 py-1.5 hover:bg-sunken aria-[current=true]:bg-accent-soft aria-[current=true]:font-semibold aria-[current=true]:text-accent"
              >
                {words(`languages.${language}`)}
              </a>
            ))}
          </nav>
        </div>
      </header>
      <main id="main" className="mx-auto w-full max-w-5xl flex-1 px-4 py-6 print:max-w-none print:p-0">
        {above}
        <h1 className="mb-4 text-2xl font-semibold text-balance">{title}</h1>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">{children}</div>
      </main>
    </div>
  )
}
