import { useTranslations } from "next-intl"
import type { ReactNode } from "react"
import { buttonLook } from "@/components/ui/button"

/** A whole page that says one thing and where to go from there. */
export function MessagePage({ title, children }: { title: string; children: ReactNode }) {
  const t = useTranslations("common")
  return (
    <main className="mx-auto grid min-h-dvh max-w-xl content-center gap-4 p-6">
      <h1 className="text-2xl font-semibold">{title}</h1>
      <div>{children}</div>
      <p>
        <a href="/" className={buttonLook("primary")}>
          {t("home")}
        </a>
      </p>
    </main>
  )
}
