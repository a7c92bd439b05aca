"use client"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { Qr } from "@/components/ui/qr"

/** A link's QR code, drawn when it is asked for: a page may have hundreds. */
export function LinkQr({ address }: { address: string }) {
  const t = useTranslations("coordinator.links")
  const [open, setOpen] = useState(false)
  const label = t("qr", { address: address.replace(/^https?:\/\//, "") })
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary aria-label={label} className="w-fit cursor-pointer font-medium text-accent">
        QR
      </summary>
      {open && <Qr of={address} label={label} className="mt-1 size-40" />}
    </details>
  )
}
