"use client"
import { Check, Copy, Phone } from "lucide-react"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { Button, buttonLook } from "@/components/ui/button"
import type { CaseFile } from "../case-file"
import { KeyCap } from "../key-cap"

/** F1 presses the link with this id. */
export const CALL_LINK = "call-link"

type Props = { contact: NonNullable<CaseFile["contact"]>; calling: boolean; onCall: () => void }

export function CallButton({ contact, calling, onCall }: Props) {
  const t = useTranslations("interviewer.strip")
  const [copied, setCopied] = useState(false)
  const copy = async () => setCopied(await written(contact.phone))
  return (
    <div className="flex flex-wrap gap-2">
      <a
        id={CALL_LINK}
        href={`tel:${contact.phone}`}
        onClick={onCall}
        className={`${buttonLook(calling ? "plain" : "primary")} px-3! whitespace-nowrap`}
      >
        <Phone aria-hidden className="size-4" />
        <span className="sr-only">{t("call")}</span> {contact.phoneShown} <KeyCap>F1</KeyCap>
      </a>
      <Button onClick={copy} aria-label={t("copy")} title={t("copy")} className="px-3">
        {copied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
      </Button>
      <span role="status" className="w-full text-sm text-soft empty:hidden">
        {copied ? t("copied") : calling ? t("calling") : ""}
      </span>
    </div>
  )
}

/** False where the browser does not let pages write to the clipboard: the number stays to be selected by hand. */
export const written = (words: string): Promise<boolean> =>
  navigator.clipboard?.writeText(words).then(
    () => true,
    () => false,
  ) ?? Promise.resolve(false)
