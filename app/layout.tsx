import type { Metadata, Viewport } from "next"
import { cookies } from "next/headers"
import { NextIntlClientProvider } from "next-intl"
import { getLocale, getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import "./globals.css"

export const viewport: Viewport = { width: "device-width", initialScale: 1 }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common")
  return { title: { default: t("product"), template: `%s · ${t("product")}` }, description: t("tagline") }
}

export default async function Layout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get("saual_theme")?.value
  return (
    <html lang={await getLocale()} data-theme={theme === "light" || theme === "dark" ? theme : "system"}>
      <body>
        <NextIntlClientProvider>{children}</NextIntlClientProvider>
      </body>
    </html>
  )
}
