"use client"
import clsx from "clsx"
import { Check } from "lucide-react"
import type { Row } from "../keys"

type Props = {
  row: Row
  words: string
  language: string
  several: boolean
  chosen: boolean
  offered: boolean
  disabled: boolean
  onPick: () => void
}

export function AnswerRow({ row, words, language, several, chosen, offered, disabled, onPick }: Props) {
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a radio or a checkbox, and both can be checked
    <button
      type="button"
      role={several ? "checkbox" : "radio"}
      aria-checked={chosen}
      aria-keyshortcuts={row.key ?? undefined}
      data-row={row.choice.code}
      data-offered={offered || undefined}
      disabled={disabled}
      onClick={onPick}
      className={clsx(
        "flex items-center gap-3 rounded-md border text-left",
        row.special ? "min-h-9 px-2 py-1 text-sm" : "min-h-11 px-3 py-1.5 text-lg leading-snug",
        chosen ? "border-accent bg-accent-soft font-semibold" : "border-line bg-surface hover:bg-sunken",
        offered && !chosen && "border-dashed border-accent",
      )}
    >
      <kbd
        className={clsx(
          "grid min-w-7 shrink-0 place-items-center rounded border px-1 font-sans text-sm font-bold",
          chosen ? "border-accent bg-accent text-on-accent" : "border-line-strong bg-page text-ink",
        )}
      >
        {row.key ?? "·"}
      </kbd>
      <span lang={language} className="min-w-0 flex-1">
        {words}
      </span>
      {chosen && <Check aria-hidden className="size-5 shrink-0 text-accent" />}
    </button>
  )
}
