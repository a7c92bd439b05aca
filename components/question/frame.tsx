import type { ReactNode } from "react"
import { type Asked, errorIdOf, hintIdOf, idOf, type QuestionWords } from "./asked"

type Props = { asked: Asked; t: QuestionWords; kind: string; children: ReactNode }

/** The fieldset around a group of choices: its statement, hint, and error beside it. */
export function Group({ asked, t, kind, children }: Props) {
  const { question, label, hint, error } = asked
  const described = [hint && hintIdOf(question), error && errorIdOf(question)].filter(Boolean).join(" ")
  return (
    <fieldset
      {...row(asked, kind)}
      aria-describedby={described || undefined}
      aria-invalid={error ? true : undefined}
      tabIndex={-1}
    >
      <legend>
        {label} <Optional asked={asked} t={t} />
      </legend>
      <Around asked={asked}>{children}</Around>
    </fieldset>
  )
}

/** The same around one field, whose label names it. */
export function Labelled({ asked, t, kind, children }: Props) {
  return (
    <div {...row(asked, kind)}>
      <label className="statement" htmlFor={`${idOf(asked.question)}-field`}>
        {asked.label} <Optional asked={asked} t={t} />
      </label>
      <Around asked={asked}>{children}</Around>
    </div>
  )
}

function Around({ asked: { question, hint, error }, children }: { asked: Asked; children: ReactNode }) {
  return (
    <div className="field">
      <input type="hidden" name=":shown" value={question.name} />
      {hint && (
        <p className="hint" id={hintIdOf(question)}>
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p className="wrong" id={errorIdOf(question)}>
          {error}
        </p>
      )}
    </div>
  )
}

function Optional({ asked, t }: { asked: Asked; t: QuestionWords }) {
  return asked.question.required ? null : <small className="optional">({t("optional")})</small>
}

function row({ question, error, branches }: Asked, kind: string) {
  return {
    id: idOf(question),
    className: `question ${kind}${error ? " is-wrong" : ""}`,
    "data-name": question.name,
    "data-type": question.type,
    "data-branches": branches ? "" : undefined,
    "data-personal": question.personal ? "" : undefined,
  }
}
