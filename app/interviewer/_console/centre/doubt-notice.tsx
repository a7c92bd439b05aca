"use client"
import { TriangleAlert } from "lucide-react"
import { useLocale, useTranslations } from "next-intl"
import { Button } from "@/components/ui/button"
import { pathOf } from "@/lib/questionnaire/path"
import { type Doubt, doubtsOf } from "@/lib/questionnaire/plausible-pairs"
import type { CaseFile } from "../case-file"
import { usePress } from "../hooks/use-press"
import type { Interview, InterviewState } from "../interview"
import { KeyCap } from "../key-cap"
import { wordingOf } from "./wording"

type Props = { file: CaseFile; interview: Interview; state: InterviewState; enabled: boolean }

/** An answer that hardly goes with an earlier one: told, never blocking. One key lets it stand and notes that it was asked. */
export function DoubtNotice({ file, interview, state, enabled }: Props) {
  const t = useTranslations("interviewer.doubt")
  const locale = useLocale()
  const { engine, deed, note } = interview
  const { answers } = state.filling
  const wording = wordingOf(file, pathOf(engine.questionnaire, answers, engine.context))
  const noteOf = ({ message }: Doubt) => t("noted", { message: wording(message, locale) })
  const doubt = doubtsOf(engine.questionnaire, answers, engine.context).find(
    (one) => !state.notes.includes(noteOf(one)),
  )
  usePress(enabled && doubt !== undefined, [], (command) => {
    if (command.kind !== "confirm" || !doubt) return false
    note(noteOf(doubt))
    return true
  })
  if (!doubt) return null
  return (
    <div
      role="status"
      data-doubt={doubt.question}
      className="mb-3 grid gap-2 rounded-md border border-warn bg-warn-soft p-3"
    >
      <p className="flex gap-2">
        <TriangleAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-warn" />
        <span>{wording(doubt.message, locale)}</span>
      </p>
      <p className="flex flex-wrap gap-2">
        <Button size="small" disabled={!enabled} onClick={() => note(noteOf(doubt))}>
          {t("stands")} <KeyCap>Ctrl+Enter</KeyCap>
        </Button>
        <Button size="small" disabled={!enabled} onClick={() => deed({ kind: "jump", to: doubt.question })}>
          {t("back")}
        </Button>
      </p>
    </div>
  )
}
