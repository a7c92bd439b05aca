"use client"
import { X } from "lucide-react"
import { useTranslations } from "next-intl"
import { type ReactNode, useEffect, useId, useRef } from "react"
import { Button } from "@/components/ui/button"

type Props = { title: string; onClose: () => void; children: ReactNode }

/** A panel beside the question; nothing under it is taken away, Esc closes it, and the focus goes back. */
export function Sheet({ title, onClose, children }: Props) {
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
      className="fixed inset-0 z-10 flex flex-col overflow-y-auto border-l border-line bg-surface p-4 outline-none lg:absolute lg:left-auto lg:w-[27rem] lg:shadow-xl"
    >
      <div className="mb-3 flex items-center justify-between gap-2">
        <h2 id={id} className="text-lg font-semibold">
          {title}
        </h2>
        <Button look="quiet" size="small" onClick={onClose} aria-label={t("close")} title={`${t("close")} (Esc)`}>
          <X aria-hidden className="size-5" />
        </Button>
      </div>
      {children}
    </section>
  )
}
