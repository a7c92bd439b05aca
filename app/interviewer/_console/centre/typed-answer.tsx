"use client"
import { useTranslations } from "next-intl"
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react"
import { Input, TextArea } from "@/components/ui/field"
import { type Answer, GIVEN, type Question, SPECIAL_CODES } from "@/lib/questionnaire/definition"
import { parsePosted } from "@/lib/questionnaire/posted"
import { KeyCap } from "../key-cap"

/** Words are kept this long after the last key, before anybody presses Enter. */
const KEEP_AFTER_MS = 600

export type Draft = Readonly<{ raw: Answer | undefined }>

type Props = {
  question: Question
  answer: Answer | undefined
  disabled: boolean
  /** What stands in the field, as an answer; null until somebody types. */
  draft: RefObject<Draft | null>
  onKeep: (raw: Answer | undefined) => void
  onLeave: () => void
}

/** A field for words, numbers and dates. Enter goes on, Shift+Enter breaks the line, Esc leaves the field to the keys. */
export function TypedAnswer({ question, answer, disabled, draft, onKeep, onLeave }: Props) {
  const t = useTranslations("interviewer.question")
  const [words, setWords] = useState(() => shown(question, answer))
  const keep = useKeeping(onKeep)
  const long = question.type === "text"

  function change(typed: string): void {
    setWords(typed)
    const raw = parsePosted(question, [typed])
    draft.current = { raw }
    keep.later(raw)
  }
  useEffect(() => {
    draft.current = null
  }, [draft])

  function press(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    if (event.repeat) return
    keep.forget()
    onLeave()
  }
  const common = {
    "data-field": true,
    "aria-labelledby": "question-words",
    value: words,
    disabled,
    onKeyDown: press,
    onBlur: keep.now,
    className: "text-lg",
    autoComplete: "off",
  }
  return (
    <div className="grid gap-1">
      {long ? (
        <TextArea {...common} rows={3} onChange={(event) => change(event.target.value)} />
      ) : (
        <Input
          {...common}
          type={question.type === "date" ? "date" : "text"}
          inputMode={question.type === "integer" ? "numeric" : question.type === "decimal" ? "decimal" : undefined}
          onChange={(event) => change(event.target.value)}
        />
      )}
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-soft">
        {answer === GIVEN && <span>{t("sealed")}</span>}
        <span>
          <KeyCap>Enter</KeyCap> {t("accept")}
        </span>
        <span>
          <KeyCap>Esc</KeyCap> {t("leaveField")}
        </span>
      </p>
    </div>
  )
}

function shown({ special }: Question, answer: Answer | undefined): string {
  if (answer === undefined || answer === GIVEN || Array.isArray(answer)) return ""
  const codes: readonly Answer[] = special.map((name) => SPECIAL_CODES[name])
  return codes.includes(answer) ? "" : String(answer)
}

/** Keeps what was typed after a short rest, when the field is left, and when the page goes away. */
function useKeeping(onKeep: (raw: Answer | undefined) => void) {
  const latest = useRef(onKeep)
  const waiting = useRef<{ raw: Answer | undefined; timer: number } | null>(null)
  useEffect(() => {
    latest.current = onKeep
  })
  const forget = useRef(() => {
    window.clearTimeout(waiting.current?.timer)
    waiting.current = null
  }).current
  const now = useRef(() => {
    const kept = waiting.current
    forget()
    if (kept) latest.current(kept.raw)
  }).current
  useEffect(() => {
    window.addEventListener("pagehide", now)
    return () => {
      window.removeEventListener("pagehide", now)
      now()
    }
  }, [now])
  const later = (raw: Answer | undefined) => {
    forget()
    waiting.current = { raw, timer: window.setTimeout(now, KEEP_AFTER_MS) }
  }
  return { later, now, forget }
}
