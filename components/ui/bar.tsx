import clsx from "clsx"

type Props = { parts: readonly { value: number; look: "accent" | "warn" | "neutral" }[]; of: number; label: string }

const LOOKS = { accent: "bg-accent", warn: "bg-warn", neutral: "bg-line-strong" } as const

/** A filled share of a whole; the label says the same in words for those who do not see it. */
export function Bar({ parts, of, label }: Props) {
  return (
    <div
      role="img"
      aria-label={label}
      className="flex h-2 w-full overflow-hidden rounded-full bg-sunken [print-color-adjust:exact]"
    >
      {parts.map((part) => (
        <div
          key={part.look}
          className={clsx("h-full", LOOKS[part.look])}
          style={{ width: `${of > 0 ? Math.min(100, (100 * part.value) / of) : 0}%` }}
        />
      ))}
    </div>
  )
}
