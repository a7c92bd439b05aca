import type { Locale } from "@/messages"
import { respondentWords } from "../_form/words"

/** At the end of every page: who asks and why. */
export function Foot({ about, apart, locale }: { about: string; apart: boolean; locale: Locale }) {
  const t = respondentWords(locale)
  return (
    <footer className="foot">
      <a href={`${about}?lang=${locale}`} target={apart ? "_blank" : undefined} rel={apart ? "noopener" : undefined}>
        {t(apart ? "about.linkNewTab" : "about.link")}
      </a>
    </footer>
  )
}
