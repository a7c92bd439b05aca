"use client"
import { X } from "lucide-react"
import { useTranslations } from "next-intl"
import { type ReactNode, useEffect, useId, useRef } from "react"
import { Button } from "@/components/ui/button"

/** `foot` stays in sight under what is scrolled. */
type Props = { title: string; onClose: () => void; children: ReactNode; foot?: ReactNode }

/** A panel beside the question; nothing under it is taken away, Esc closes it, and the focus goes back. */
export function Sheet({ title, onClose, children, foot }: Props) {
  const t = useTranslations("common")
  const id = useId()
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const before = document.activeElement
    const first = panel.current?.querySelector<HTMLElement>("[data-first]") ?? panel.current
    first?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <section
      ref={panel}
      role="dialog"
      aria-labelledby={id}
      tabIndex={-1}
      className="fixed inset-0 z-10 flex flex-col border-l border-line bg-surface outline-none lg:absolute lg:left-auto lg:w-[27rem] lg:shadow-xl"
    >
      <div className="flex items-center justify-between gap-2 px-4 pt-3 pb-2">
        <h2 id={id} className="text-lg font-semibold">
          {title}
        </h2>
        <Button look="quiet" size="small" onClick={onClose} aria-label={t("close")} title={`${t("close")} (Esc)`}>
          <X aria-hidden className="size-5" />
        </Button>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 pt-1 pb-4">{children}</div>
      {foot && <div className="grid gap-2 border-t border-line p-3">{foot}</div>}
    </section>
  )
}
