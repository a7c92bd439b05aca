import clsx from "clsx"
import type { LucideIcon } from "lucide-react"
import type { ReactNode } from "react"

const LOOKS = {
  neutral: "bg-sunken text-soft",
  accent: "bg-accent-soft text-accent",
  good: "bg-good-soft text-good",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
} as const

/** A state in one word with its icon. */
export function Status({
  look = "neutral",
  icon: Icon,
  children,
}: {
  look?: keyof typeof LOOKS
  icon: LucideIcon
  children: ReactNode
}) {
  return (
    <span
      className={clsx(
        "inline-flex items-center gap-1 rounded px-2 py-0.5 text-sm font-medium whitespace-nowrap",
        LOOKS[look],
      )}
    >
      <Icon aria-hidden className="size-4" />
      {children}
    </span>
  )
}
