"use client"
import clsx from "clsx"
import { CircleAlert, Pencil } from "lucide-react"
import { useTranslations } from "next-intl"
import { memo } from "react"
import { type Conditions, cellKey } from "@/lib/quota/cells"
import { type NumberTerm, textOf } from "@/lib/quota/draft"
import { lowestTargetOf } from "@/lib/quota/edit"
import { useEditing } from "./editing"
import { useRefusalWords } from "./words"

type Props = { conditions: Conditions; name: string; term: NumberTerm; row: number; column: number }

/** One number of one cell. Changed: a pencil and what it was; refused: a sign and why; below it the least it may be. */
export function Place({ conditions, name, term, row, column }: Props) {
  const { cells, draft, refusals, mayWrite, ready, closed, type } = useEditing()
  const say = useRefusalWords()
  const t = useTranslations("target")
  const key = cellKey(conditions)
  const cell = cells.get(key)
  const wish = draft[key]
  // A change of the kind alone is shown at the target.
  const typed = wish?.texts[term] !== undefined || (term === "target" && Object.keys(wish?.texts ?? {}).length === 0)
  const refusal = wish && typed ? refusals.get(key) : undefined
  const least = cell && term === "target" ? lowestTargetOf(cell) : 0
  const was = textOf(undefined, cell?.terms, term)
  return (
    <Field
      {...{ conditions, term, row, column, type, least }}
      id={`${key}:${term}`}
      label={`${name}: ${t(`terms.${term}`)}`}
      text={textOf(wish, cell?.terms, term)}
      changed={wish?.texts[term] === undefined ? null : t("was", { was: was || "–" })}
      error={refusal ? say(refusal) : null}
      leastWords={least > 0 ? t("least", { least }) : ""}
      disabled={!mayWrite || (!cell && closed)}
      readOnly={!ready}
    />
  )
}

type FieldProps = {
  id: string
  label: string
  text: string
  changed: string | null
  error: string | null
  least: number
  leastWords: string
  disabled: boolean
  readOnly: boolean
  conditions: Conditions
  term: NumberTerm
  row: number
  column: number
  type: (conditions: Conditions, term: NumberTerm, text: string) => void
}

// A table has a thousand of these: only those whose words change are drawn again.
const Field = memo(function Field(props: FieldProps) {
  const {
    id,
    label,
    text,
    changed,
    error,
    least,
    leastWords,
    disabled,
    readOnly,
    conditions,
    term,
    row,
    column,
    type,
  } = props
  const note = [error, changed, leastWords].filter(Boolean).join(". ")
  return (
    <span className="relative grid gap-0.5">
      <input
        id={id}
        data-row={row}
        data-column={column}
        inputMode="numeric"
        autoComplete="off"
        aria-label={label}
        aria-invalid={error ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        title={error ?? changed ?? undefined}
        disabled={disabled}
        readOnly={readOnly}
        value={text}
        onChange={(event) => type(conditions, term, event.target.value)}
        className={clsx(
          "h-9 w-full min-w-14 rounded-md border bg-surface pr-2 pl-5 text-right text-ink tabular-nums",
          error ? "border-2 border-bad" : changed ? "border-2 border-accent font-semibold" : "border-line",
          disabled && "cursor-not-allowed bg-sunken text-soft",
        )}
      />
      {error ? (
        <CircleAlert aria-hidden className="pointer-events-none absolute top-3 left-1 size-3.5 text-bad" />
      ) : (
        changed && <Pencil aria-hidden className="pointer-events-none absolute top-3 left-1 size-3.5 text-accent" />
      )}
      {least > 0 && (
        <span aria-hidden className="text-right text-xs text-soft">
          ≥ {least}
        </span>
      )}
      {note && (
        <span id={`${id}-note`} className="sr-only">
          {note}
        </span>
      )}
    </span>
  )
})
