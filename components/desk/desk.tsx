import Link from "next/link"
import { getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import type { Person } from "@/lib/permission"
import { homeOf, navigationOf } from "@/lib/permission"
import { NavigationBadge } from "./badge"
import { LanguageSwitch } from "./language-switch"
import { SignOut } from "./sign-out"
import { ThemeSwitch } from "./theme-switch"

type Props = { person: Person; title: ReactNode; actions?: ReactNode; children: ReactNode; wide?: boolean }

/** The frame of every desk: who is here, where to go, and the page itself. */
export async function Desk({ person, title, actions, children, wide = false }: Props) {
  const t = await getTranslations("common")
  return (
    <div className="flex min-h-dvh flex-col">
      <a href="#main" className="sr-only focus:not-sr-only focus:p-2">
        {t("skipToContent")}
      </a>
      <header className="border-b border-line bg-surface print:hidden">
        <div className="flex flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2">
          <Link href={homeOf(person.role)} className="text-lg font-bold text-accent">
            {t("product")}
          </Link>
          <nav aria-label={t("home")} className="flex flex-wrap gap-1">
            {navigationOf(person.role).map((item) => (
              <Link
                key={item.href}
                href={item.href}
                className="rounded px-2 py-1.5 text-sm font-medium hover:bg-sunken"
              >
                {t(`navigation.${item.key}`)}
                <NavigationBadge of={item.key} />
              </Link>
            ))}
          </nav>
          <div className="ml-auto flex flex-wrap items-center gap-2 text-sm">
            <span>
              {person.name} <span className="text-soft">· {t(`roles.${person.role}`)}</span>
            </span>
            <LanguageSwitch />
            <ThemeSwitch />
            <SignOut />
          </div>
        </div>
      </header>
      <main id="main" className={`mx-auto w-full flex-1 px-4 py-4 ${wide ? "" : "max-w-6xl"}`}>
        <div className="mb-4 flex flex-wrap items-center justify-between gap-2">
          <h1 className="text-2xl font-semibold">{title}</h1>
          {actions}
        </div>
        {children}
      </main>
    </div>
  )
}
