"use client"
import { X } from "lucide-react"
import { useTranslations } from "next-intl"
import { Dialog as Base } from "radix-ui"
import type { ReactNode } from "react"

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  /** What it is for, in a sentence. */
  hint: ReactNode
  wide?: boolean
  children: ReactNode
}

/** A window over the page for work that ends with a button in it; Escape and the cross leave everything as it was. */
export function Dialog({ open, onOpenChange, title, hint, wide = false, children }: Props) {
  const t = useTranslations("common")
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Overlay className="fixed inset-0 z-10 bg-black/50" />
        <Base.Content
          className={`fixed top-1/2 left-1/2 z-20 grid max-h-[92dvh] w-[calc(100%-1rem)] grid-cols-[minmax(0,1fr)] -translate-x-1/2 -translate-y-1/2 gap-4 overflow-y-auto rounded-lg border border-line bg-surface p-4 sm:p-6 ${wide ? "max-w-3xl" : "max-w-xl"}`}
        >
          <div className="flex items-start justify-between gap-3">
            <Base.Title className="text-lg font-semibold">{title}</Base.Title>
            <Base.Close aria-label={t("close")} className="rounded-md p-2 hover:bg-sunken">
              <X aria-hidden className="size-5" />
            </Base.Close>
          </div>
          <Base.Description className="text-sm text-soft">{hint}</Base.Description>
          {children}
        </Base.Content>
      </Base.Portal>
    </Base.Root>
  )
}
