import clsx from "clsx"
import type { ReactNode } from "react"
import { DoneSign, InfoSign, StopSign, WarnSign } from "./signs"

const KINDS = {
  info: { icon: InfoSign, look: "bg-accent-soft text-ink border-accent" },
  good: { icon: DoneSign, look: "bg-good-soft text-ink border-good" },
  warn: { icon: WarnSign, look: "bg-warn-soft text-ink border-warn" },
  bad: { icon: StopSign, look: "bg-bad-soft text-ink border-bad" },
} as const

/** A message in place: icon and words, never colour alone. `bad` and `warn` are announced at once. */
export function Notice({
  kind = "info",
  children,
  className,
}: {
  kind?: keyof typeof KINDS
  children: ReactNode
  className?: string
}) {
  const { icon: Icon, look } = KINDS[kind]
  return (
    <div
      role={kind === "bad" || kind === "warn" ? "alert" : "status"}
      className={clsx("flex gap-3 rounded-md border p-3", look, className)}
    >
      <Icon className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0">{children}</div>
    </div>
  )
}
