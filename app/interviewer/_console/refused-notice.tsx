"use client"
import { useLocale, useTranslations } from "next-intl"
import { Button } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { pathOf } from "@/lib/questionnaire/path"
import type { CaseFile } from "./case-file"
import { wordingOf } from "./centre/wording"
import type { Interview, InterviewState } from "./interview"
import type { Entry } from "./outbox/entry"

type Props = {
  file: CaseFile
  interview: Interview
  state: InterviewState
  refused: readonly Entry[]
  onDismiss: () => void
}

/** Answers that the server did not take: they stay here until somebody has asked again. */
export function RefusedNotice({ file, interview, state, refused, onDismiss }: Props) {
  const t = useTranslations("interviewer.refused")
  const locale = useLocale()
  if (refused.length === 0) return null
  const { engine, deed } = interview
  const wording = wordingOf(file, pathOf(engine.questionnaire, state.filling.answers, engine.context))
  return (
    <Notice kind="bad" className="mb-4">
      <p>{t("title", { count: refused.length })}</p>
      <ul className="my-2 grid gap-1">
        {refused.map(({ id, event }) => (
          <li key={id}>
            <RefusedLine
              question={event.question ? engine.questionnaire.byName.get(event.question)?.question : undefined}
              words={(text) => wording(text, locale)}
              value={"value" in event ? String(event.value) : ""}
              onJump={(to) => deed({ kind: "jump", to })}
            />
          </li>
        ))}
      </ul>
      <Button size="small" onClick={onDismiss}>
        {t("dismiss")}
      </Button>
    </Notice>
  )
}

type LineProps = {
  question: { name: string; label: Record<string, string> } | undefined
  words: (text: Record<string, string>) => string
  value: string
  onJump: (to: string) => void
}

function RefusedLine({ question, words, value, onJump }: LineProps) {
  if (!question) return value
  return (
    <button type="button" className="text-left underline" onClick={() => onJump(question.name)}>
      {words(question.label)}: {value}
    </button>
  )
}
