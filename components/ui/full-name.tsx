"use client"
import { Info } from "lucide-react"
import { Popover } from "radix-ui"
import type { ReactNode } from "react"

/** A short label with the official name, up to 600 characters, a touch away. */
export function FullName({ children, full, more }: { children: ReactNode; full: string; more: string }) {
  return (
    <span className="inline-flex items-baseline gap-1">
      <span>{children}</span>
      <Popover.Root>
        <Popover.Trigger
          aria-label={more}
          className="inline-flex size-6 shrink-0 items-center justify-center self-center rounded text-soft hover:bg-sunken"
        >
          <Info aria-hidden className="size-4" />
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            collisionPadding={16}
            className="z-20 max-h-80 max-w-[min(28rem,calc(100vw-2rem))] overflow-y-auto rounded-md border border-line-strong bg-surface p-3 text-sm shadow-lg"
          >
            {full}
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
    </span>
  )
}
