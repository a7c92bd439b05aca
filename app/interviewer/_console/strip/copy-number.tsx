"use client"
import { Check, Copy } from "lucide-react"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { Button } from "@/components/ui/button"

/** One touch puts the number on the clipboard, for a telephone beside the computer. */
export function CopyNumber({ number, shown }: { number: string; shown: string }) {
  const t = useTranslations("interviewer.strip")
  const [copied, setCopied] = useState(false)
  const label = `${t("copy")}: ${shown}`
  return (
    <>
      <Button onClick={async () => setCopied(await written(number))} aria-label={label} title={label} className="px-3">
        {copied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
      </Button>
      <span role="status" className="w-full text-sm text-soft empty:hidden">
        {copied ? t("copied") : ""}
      </span>
    </>
  )
}

/** False where the browser does not let pages write to the clipboard: the number stays to be selected by hand. */
export const written = (words: string): Promise<boolean> =>
  navigator.clipboard?.writeText(words).then(
    () => true,
    () => false,
  ) ?? Promise.resolve(false)
