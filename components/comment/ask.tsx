"use client"
import { MessageSquarePlus } from "lucide-react"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import type { Refused } from "@/components/ui/refusal"
import { WordsForm } from "./words-form"

type Props = Readonly<{
  /** The question's words; absent when the whole interview is meant. */
  question?: string
  send: (words: string) => Promise<{ ok: true; value: unknown } | Refused>
}>

/** A button that opens the field for a new comment. */
export function Ask({ question, send }: Props) {
  const t = useTranslations("comment")
  const [open, setOpen] = useState(false)
  if (open) return <WordsForm kind="words" send={send} onCancel={() => setOpen(false)} onSent={() => setOpen(false)} />
  return (
    <Button
      look="quiet"
      size="small"
      aria-label={question === undefined ? t("askWhole") : t("askAbout", { question })}
      onClick={() => setOpen(true)}
      className="justify-self-start print:hidden"
    >
      <MessageSquarePlus aria-hidden className="size-4" /> {question === undefined ? t("askWhole") : t("ask")}
    </Button>
  )
}
