"use client"
import { useLocale, useTranslations } from "next-intl"
import { useRef } from "react"
import { Button } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import type { Question } from "@/lib/questionnaire/definition"
import { endingOf } from "@/lib/questionnaire/ending"
import { pathOf } from "@/lib/questionnaire/path"
import type { CaseFile } from "../case-file"
import { FailureNotice } from "../failure-notice"
import type { Failure } from "../hooks/attempt"
import { usePress } from "../hooks/use-press"
import type { Interview, InterviewState } from "../interview"
import { KeyCap } from "../key-cap"
import type { Command } from "../keys"
import { focusBy, focusedRow } from "./focus"
import { Steps } from "./steps"
import { wordingOf } from "./wording"

type Props = {
  file: CaseFile
  interview: Interview
  state: InterviewState
  enabled: boolean
  /** Events still to be confirmed while finishing; null when nobody has asked to finish. */
  finishing: number | null
  failure: Failure | null
  onFinish: () => void
}

/** The last screen: what is still open, or the closing words and the finish. */
export function Ending({ file, interview, state, enabled, finishing, failure, onFinish }: Props) {
  const t = useTranslations("interviewer.ending")
  const { engine, deed } = interview
  const { answers } = state.filling
  const ending = endingOf(engine.questionnaire, answers, engine.context)
  const open = ending.kind === "unanswered" ? ending.questions : openOnServer(interview, failure)
  const script = file.scripts[state.language]
  const busy = finishing !== null
  const list = useRef<HTMLDivElement>(null)

  usePress(enabled && !busy, [], (command: Command) => {
    if (command.kind === "move") return focusBy(list.current, command.by)
    if (command.kind === "back") deed({ kind: "back" })
    else if (command.kind === "resume") deed({ kind: "resume" })
    else if (command.kind !== "accept") return false
    else if (open[0]) deed({ kind: "jump", to: focusedRow() ?? open[0].name })
    else onFinish()
    return true
  })
  return (
    <div ref={list} className="grid gap-5">
      {open.length > 0 ? (
        <Open file={file} interview={interview} state={state} questions={open} />
      ) : (
        <>
          <h2 className="text-sm font-medium text-soft">
            {t(ending.kind === "complete" ? "complete" : "screenedOut")}
          </h2>
          <p lang={state.language} className="text-2xl leading-relaxed font-medium">
            {ending.kind === "complete" ? script?.thanks : script?.screenedOut}
          </p>
        </>
      )}
      <FailureNotice failure={failure} />
      {busy && <Notice>{finishing > 0 ? t("sending", { count: finishing }) : t("finishing")}</Notice>}
      <div className="flex flex-wrap gap-2">
        {open.length === 0 && (
          <Button look="primary" size="large" disabled={!enabled || busy} onClick={onFinish}>
            {t("finish")} <KeyCap>Enter</KeyCap>
          </Button>
        )}
        <Steps back={() => deed({ kind: "back" })} disabled={!enabled || busy} />
      </div>
    </div>
  )
}

type OpenProps = Pick<Props, "file" | "interview" | "state"> & { questions: readonly Question[] }

function Open({ file, interview, state, questions }: OpenProps) {
  const t = useTranslations("interviewer.ending")
  const locale = useLocale()
  const { engine, deed } = interview
  const wording = wordingOf(file, pathOf(engine.questionnaire, state.filling.answers, engine.context))
  return (
    <>
      <h2 className="text-xl font-semibold">{t("unanswered", { count: questions.length })}</h2>
      <p className="flex flex-wrap items-center gap-2 text-sm text-soft">
        <KeyCap>↑ ↓</KeyCap> <KeyCap>Enter</KeyCap> {t("jump")}
      </p>
      <ol className="grid gap-1">
        {questions.map((question) => (
          <li key={question.name}>
            <Button
              look="quiet"
              data-row={question.name}
              className="w-full justify-start text-left"
              onClick={() => deed({ kind: "jump", to: question.name })}
            >
              {wording(question.label, locale)}
            </Button>
          </li>
        ))}
      </ol>
    </>
  )
}

// The server judges what it has stored; where it misses an answer, that is the one to ask again.
function openOnServer({ engine }: Interview, failure: Failure | null): Question[] {
  if (failure?.code !== "unanswered") return []
  return Object.keys(failure.fields).flatMap((name) => engine.questionnaire.byName.get(name)?.question ?? [])
}
