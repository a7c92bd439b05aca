import type { ReactNode } from "react"
import type { Locale } from "@/messages"
import { respondentAssets } from "../_form/assets"
import { Foot } from "./foot"

type Props = {
  locale: Locale
  title: string
  organiser?: string
  languages?: ReactNode
  /** Where the script keeps what the server has not confirmed; pages of a running or ended interview have it. */
  outbox?: string
  /** Name of an outbox that this device forgets: its owner has withdrawn. */
  forget?: string
  /** Address of the page that says who asks and why; `leaving` it would lose what is typed here, so it opens apart. */
  about?: string
  apart?: boolean
  /** The page's script: an open page's does its work, all others' keeps answers. */
  script?: "script" | "work"
  children: ReactNode
}

/** The page around everything a respondent sees: who asks, the languages, one column. */
export function Shell({ locale, title, script = "script", about, apart = false, children, ...parts }: Props) {
  const { organiser, languages, outbox, forget } = parts
  const { style, [script]: source } = respondentAssets()
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={style} />
        <script src={source} defer />
      </head>
      <body data-outbox={outbox} data-forget={forget}>
        {(organiser || languages) && (
          <header>
            <p>{organiser}</p>
            {languages}
          </header>
        )}
        <main>{children}</main>
        {about && <Foot about={about} apart={apart} locale={locale} />}
      </body>
    </html>
  )
}
