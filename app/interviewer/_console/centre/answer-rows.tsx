"use client"
import clsx from "clsx"
import type { Answer, Question, Text } from "@/lib/questionnaire/definition"
import type { Row } from "../keys"
import { AnswerRow } from "./answer-row"

type Props = {
  question: Question
  rows: readonly Row[]
  answer: Answer | undefined
  /** What stands ready to be accepted with Enter. */
  offered: Answer | undefined
  words: (label: Text) => string
  language: string
  disabled: boolean
  onPick: (code: string) => void
}

/** From this many answers on, two columns. */
const LONG_LIST = 9

/** The list, then the special codes apart from it: they are answers, never ratings. */
export function AnswerRows({ question, rows, answer, offered, words, language, disabled, onPick }: Props) {
  if (rows.length === 0) return null
  const several = question.type === "select_multiple"
  const has = (value: Answer | undefined, code: string) =>
    Array.isArray(value) ? value.includes(code) : value === code
  const listed = rows.filter((row) => !row.special)
  const special = rows.filter((row) => row.special)
  const draw = (row: Row) => (
    <AnswerRow
      key={row.choice.code}
      row={row}
      words={words(row.choice.label)}
      language={language}
      several={several}
      chosen={has(answer, row.choice.code)}
      offered={has(offered, row.choice.code)}
      disabled={disabled}
      onPick={() => onPick(row.choice.code)}
    />
  )
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a group or a radio group, and both are named by the question
    <div role={several ? "group" : "radiogroup"} aria-labelledby="question-words" className="grid gap-3">
      {listed.length > 0 && (
        <div
          className={clsx(
            "grid gap-1.5",
            listed.length >= LONG_LIST &&
              "xl:grid-flow-col xl:grid-cols-2 xl:[grid-template-rows:repeat(var(--rows),auto)]",
          )}
          style={{ "--rows": Math.ceil(listed.length / 2) } as React.CSSProperties}
        >
          {listed.map(draw)}
        </div>
      )}
      {special.length > 0 && <div className="flex flex-wrap gap-1.5">{special.map(draw)}</div>}
    </div>
  )
}
