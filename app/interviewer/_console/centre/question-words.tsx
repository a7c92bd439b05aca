"use client"
import { EarOff, Megaphone } from "lucide-react"
import { useTranslations } from "next-intl"
import type { Question, Text } from "@/lib/questionnaire/definition"
import type { PathBlock } from "@/lib/questionnaire/path"

type Props = {
  question: Question
  block: PathBlock | undefined
  language: string
  locale: string
  wording: (text: Text, language: string) => string
}

/** Read aloud in the respondent's language; guidance stands apart, in the interviewer's. */
export function QuestionWords({ question, block, language, locale, wording }: Props) {
  const t = useTranslations("interviewer.question")
  const opens = block?.questions[0]?.name === question.name
  const leadIn = opens ? block?.block.leadIn : undefined
  return (
    <>
      <p className="text-sm font-medium text-soft">{block && wording(block.block.label, locale)}</p>
      {leadIn && (
        <p lang={language} className="flex gap-3 border-l-4 border-accent pl-3 text-xl leading-relaxed">
          <Megaphone aria-label={t("readFirst")} className="mt-1 size-5 shrink-0 text-accent" />
          {wording(leadIn, language)}
        </p>
      )}
      <h2
        id="question-words"
        data-words
        tabIndex={-1}
        lang={language}
        className="text-2xl leading-snug font-semibold whitespace-pre-line outline-none"
      >
        {wording(question.label, language)}
        {!question.required && question.type !== "note" && (
          <span className="block text-sm font-normal text-soft" lang={locale}>
            {t("optional")}
          </span>
        )}
      </h2>
      {question.hint && (
        <p lang={language} className="text-lg text-soft">
          {wording(question.hint, language)}
        </p>
      )}
      {question.guidance && (
        <p className="flex gap-2 rounded-md border border-dashed border-line-strong bg-sunken px-3 py-2 text-sm">
          <EarOff aria-hidden className="mt-0.5 size-4 shrink-0 text-soft" />
          <span>
            <span className="font-semibold">{t("guidance")}</span> {wording(question.guidance, locale)}
          </span>
        </p>
      )}
    </>
  )
}
