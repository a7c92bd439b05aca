"use client"
import clsx from "clsx"
import { useTranslations } from "next-intl"
import { type KeyboardEvent, useEffect, useRef } from "react"
import type { Disposition, Group } from "@/lib/disposition/codes"
import { codedIn, keyOfCode } from "./outcome-keys"

type GroupProps = { group: Group; chosen: string | null; onPick: (code: string) => void }

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

/** Outcomes of one kind: arrows go from one to the next, Tab goes on behind them. */
export function OutcomeGroup({ group, chosen, onPick }: GroupProps) {
  const t = useTranslations("disposition")
  const outcomes = codedIn(group)
  const at = outcomes.findIndex(({ code }) => code === chosen)

  function step(event: KeyboardEvent): void {
    const by = STEPS[event.key]
    const to = by === undefined ? undefined : outcomes.at((Math.max(at, 0) + by) % outcomes.length)
    if (!to) return
    event.preventDefault()
    onPick(to.code)
  }
  return (
    <div role="radiogroup" aria-label={t(`groups.${group}`)} className="grid gap-1" onKeyDown={step}>
      <h3 className="text-sm font-medium text-soft">{t(`groups.${group}`)}</h3>
      <div className="grid gap-1 sm:grid-cols-2">
        {outcomes.map((one, place) => (
          <OutcomeRow
            key={one.code}
            outcome={one}
            chosen={place === at}
            reached={place === Math.max(at, 0)}
            onPick={() => onPick(one.code)}
          />
        ))}
      </div>
    </div>
  )
}

type RowProps = { outcome: Disposition; chosen: boolean; reached: boolean; onPick: () => void }

function OutcomeRow({ outcome, chosen, reached, onPick }: RowProps) {
  const t = useTranslations("disposition.codes")
  const row = useRef<HTMLButtonElement>(null)
  const key = keyOfCode(outcome.code)
  useEffect(() => {
    if (chosen) row.current?.focus()
  }, [chosen])
  return (
    // biome-ignore lint/a11y/useSemanticElements: the same look and keys as the answers of a question
    <button
      ref={row}
      type="button"
      role="radio"
      aria-checked={chosen}
      aria-keyshortcuts={key}
      tabIndex={reached ? 0 : -1}
      onClick={onPick}
      className={clsx(
        "flex min-h-10 items-center gap-2 rounded-md border px-2 py-1 text-left text-sm leading-tight",
        chosen ? "border-accent bg-accent-soft font-semibold" : "border-line hover:bg-sunken",
      )}
    >
      <kbd className="grid min-w-6 place-items-center rounded border border-line-strong bg-page font-sans font-bold">
        {key}
      </kbd>
      {t(outcome.code as "complete")}
    </button>
  )
}
