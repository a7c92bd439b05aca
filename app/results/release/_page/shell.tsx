import type { ReactNode } from "react"
import { LOCALES } from "@/messages/locales"
import { publicAssets } from "./assets"

type Props = Readonly<{ title: string; locale: string; theme: string; path: string; children: ReactNode }>

/** A public page as a whole document: one style sheet, no script, no font. */
export function Shell({ title, locale, theme, path, children }: Props) {
  return (
    <html lang={locale} data-theme={theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={publicAssets().style} />
        {LOCALES.map((language) => (
          <link key={language} rel="alternate" hrefLang={language} href={`${path}?lang=${language}`} />
        ))}
      </head>
      <body>{children}</body>
    </html>
  )
}
