"use client"
import { useLocale } from "next-intl"
import { useEffect, useRef } from "react"
import { blockOf } from "@/lib/questionnaire/navigate"
import { choicesFor, defaultFor, pathOf } from "@/lib/questionnaire/path"
import { hasChoices, isAnswerable } from "@/lib/questionnaire/questionnaire"
import type { CaseFile } from "../case-file"
import { usePress } from "../hooks/use-press"
import type { Interview, InterviewState } from "../interview"
import { type Command, rowsOf } from "../keys"
import { AnswerRows } from "./answer-rows"
import { focusBy, focusedRow, focusFirst } from "./focus"
import { QuestionWords } from "./question-words"
import { RefusalNotice } from "./refusal-notice"
import { Steps } from "./steps"
import { type Draft, TypedAnswer } from "./typed-answer"
import { wordingOf } from "./wording"

type Props = { file: CaseFile; interview: Interview; state: InterviewState; enabled: boolean }

/** One question: what to read aloud, how to take the answer, and the answers with their keys. */
export function QuestionScreen({ file, interview, state, enabled }: Props) {
  const locale = useLocale()
  const screen = useRef<HTMLElement>(null)
  const draft = useRef<Draft | null>(null)
  const { engine, deed } = interview
  const { answers, at, refusal } = state.filling
  const question = engine.questionnaire.byName.get(at ?? "")?.question
  const path = pathOf(engine.questionnaire, answers, engine.context)
  const rows = question ? rowsOf(question, choicesFor(engine.questionnaire, question, answers, engine.context)) : []
  const typed = question !== undefined && isAnswerable(question) && !hasChoices(question)
  const answer = at === null ? undefined : answers[at]
  const offered =
    question && answer === undefined ? defaultFor(engine.questionnaire, question, answers, engine.context) : answer

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when the question changes, and only then
  useEffect(() => focusFirst(screen.current), [at])

  function leave(): void {
    if (typed && draft.current && at !== null) deed({ kind: "type", question: at, raw: draft.current.raw, leave: true })
    else deed({ kind: "next" })
  }

  function heard(command: Command): boolean {
    const row = focusedRow()
    if (command.kind === "row") deed({ kind: "pick", code: command.code })
    else if (command.kind === "accept" && row && question?.type !== "select_multiple") deed({ kind: "pick", code: row })
    else if (command.kind === "accept" || command.kind === "forward") leave()
    else if (command.kind === "back" || command.kind === "clear" || command.kind === "resume")
      deed({ kind: command.kind })
    else if (command.kind === "move") return focusBy(screen.current, command.by)
    else return false
    return true
  }
  usePress(enabled, rows, heard)

  if (!question || at === null) return null
  const wording = wordingOf(file, path)
  return (
    <section ref={screen} key={at} className="grid gap-4">
      <QuestionWords
        question={question}
        block={blockOf(path, at)}
        language={state.language}
        locale={locale}
        wording={wording}
      />
      {typed && (
        <TypedAnswer
          question={question}
          answer={answer}
          disabled={!enabled}
          draft={draft}
          onKeep={(raw) => deed({ kind: "type", question: question.name, raw, leave: false })}
          onLeave={leave}
        />
      )}
      <AnswerRows
        question={question}
        rows={rows}
        answer={answer}
        offered={offered}
        words={(label) => wording(label, state.language)}
        language={state.language}
        disabled={!enabled}
        onPick={(code) => deed({ kind: "pick", code })}
      />
      {refusal && <RefusalNotice refusal={refusal} words={(text) => wording(text, locale)} />}
      <Steps
        back={path.questions[0]?.name === at ? null : () => deed({ kind: "back" })}
        next={leave}
        disabled={!enabled}
      />
    </section>
  )
}
