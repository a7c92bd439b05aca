"use client"
import { Printer } from "lucide-react"
import { useTranslations } from "next-intl"
import { useEffect, useState } from "react"
import { createPortal } from "react-dom"
import { Button } from "@/components/ui/button"
import { Qr } from "@/components/ui/qr"

export type LinkCard = Readonly<{ number: string; places: readonly string[]; address: string }>

/** Prints the links alone, one card each: QR code, address, what it is about. */
export function PrintCards({ cards }: { cards: readonly LinkCard[] }) {
  const t = useTranslations("coordinator.links")
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    if (!printing) return
    const done = () => setPrinting(false)
    window.addEventListener("afterprint", done, { once: true })
    window.print()
    return () => window.removeEventListener("afterprint", done)
  }, [printing])
  return (
    <>
      <Button onClick={() => setPrinting(true)} title={t("sheetHint")}>
        <Printer aria-hidden className="size-4" />
        {t("sheet")}
      </Button>
      {printing && createPortal(<Sheet cards={cards} />, document.body)}
    </>
  )
}

function Sheet({ cards }: { cards: readonly LinkCard[] }) {
  const t = useTranslations("coordinator.links")
  return (
    <div className="print-alone hidden grid-cols-2 gap-0 bg-white text-black print:grid" data-cards={cards.length}>
      {cards.map(({ number, places, address }) => {
        const short = address.replace(/^https?:\/\//, "")
        return (
          <div
            key={number}
            className="flex break-inside-avoid gap-3 border border-dashed border-line-strong p-3 text-sm"
          >
            <Qr of={address} label={t("qr", { address: short })} className="size-32 shrink-0" />
            <div className="grid min-w-0 content-start gap-1">
              <p className="font-medium break-words">{places.join(" · ")}</p>
              <p className="break-all">{short}</p>
              <p>{number}</p>
            </div>
          </div>
        )
      })}
    </div>
  )
}
