import Link from "next/link"
import type { ReactNode } from "react"

export type ChoiceLink = Readonly<{ href: string; label: ReactNode; n?: string; chosen: boolean }>

/** One of a few: links side by side, each with how many it would leave; the chosen one is marked for everybody. */
export function Choices({ label, choices }: { label: string; choices: readonly ChoiceLink[] }) {
  return (
    <nav aria-label={label} className="grid gap-1">
      <span aria-hidden className="text-sm text-soft">
        {label}
      </span>
      <ul className="flex flex-wrap gap-1">
        {choices.map(({ href, label, n, chosen }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              scroll={false}
              aria-current={chosen ? "true" : undefined}
              className={`inline-flex min-h-8 items-center gap-1.5 rounded-md border px-2.5 text-sm ${
                chosen
                  ? "border-accent bg-accent-soft font-semibold text-accent"
                  : "border-line-strong bg-surface hover:bg-sunken"
              }`}
            >
              {label}
              {n !== undefined && <span className={chosen ? "" : "text-soft"}>{n}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
