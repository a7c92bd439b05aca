"use client"
import { useLocale, useTranslations } from "next-intl"
import { Notice } from "@/components/ui/notice"
import { blockOf } from "@/lib/questionnaire/navigate"
import { pathOf } from "@/lib/questionnaire/path"
import type { CaseFile } from "../case-file"
import { wordingOf } from "../centre/wording"
import type { Interview, InterviewState } from "../interview"
import { Sheet } from "./sheet"

type Props = { file: CaseFile; interview: Interview | null; state: InterviewState | null; onClose: () => void }

/** Probes and definitions of the question at hand and of its block: for the interviewer, not to be read aloud. */
export function HelpSheet({ file, interview, state, onClose }: Props) {
  const t = useTranslations("interviewer.help")
  const locale = useLocale()
  const texts = interview && state ? helpOf(file, interview, state, locale) : []
  return (
    <Sheet title={t("title")} onClose={onClose}>
      <p className="mb-3 text-sm text-soft">{t("notAloud")}</p>
      {texts.length === 0 && <Notice>{t("nothing")}</Notice>}
      <div className="grid gap-3">
        {texts.map(({ title, words }) => (
          <section key={title} className="rounded-md border border-dashed border-line-strong bg-sunken p-3">
            <h3 className="mb-1 text-sm font-medium text-soft">{title}</h3>
            <p className="leading-relaxed whitespace-pre-line">{words}</p>
          </section>
        ))}
      </div>
    </Sheet>
  )
}

function helpOf(file: CaseFile, { engine }: Interview, { filling }: InterviewState, locale: string) {
  const path = pathOf(engine.questionnaire, filling.answers, engine.context)
  const question = engine.questionnaire.byName.get(filling.at ?? "")?.question
  const block = filling.at === null ? undefined : blockOf(path, filling.at)?.block
  const wording = wordingOf(file, path)
  return [question, block].flatMap((about) =>
    about?.help ? [{ title: wording(about.label, locale), words: wording(about.help, locale) }] : [],
  )
}
