import type { Study } from "@/lib/study/study"
import type { Locale } from "@/messages"
import { textOf } from "../_form/texts"
import { respondentWords } from "../_form/words"

/** Why it is safe to answer. */
export function Confidential({ study, locale }: { study: Study; locale: Locale }) {
  return (
    <section className="aside">
      <h2>{respondentWords(locale)("start.confidential")}</h2>
      <p>{textOf(study, "confidentiality", {}, locale)}</p>
    </section>
  )
}
