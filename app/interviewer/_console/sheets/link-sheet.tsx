"use client"
import { Check, Copy } from "lucide-react"
import { useTranslations } from "next-intl"
import { useState } from "react"
import type { Answered } from "@/app/_server/action"
import { Button } from "@/components/ui/button"
import { Field, Input } from "@/components/ui/field"
import type { Delivered, Way } from "@/db/queries/send-link"
import type { MadeLink } from "../../case/[id]/link-actions"
import { FailureNotice } from "../failure-notice"
import { attempt, type Failure } from "../hooks/attempt"
import { written } from "../strip/copy-number"
import { SendButtons } from "./send-buttons"
import { Sheet } from "./sheet"

type Props = {
  onLink: () => Promise<Answered<MadeLink>>
  onSend: (address: string, way: Way) => Promise<Answered<Delivered>>
  onClose: () => void
}

/** For a respondent who would rather answer online: a link that is shown once, and sent where there is a gateway. */
export function LinkSheet({ onLink, onSend, onClose }: Props) {
  const t = useTranslations("interviewer.link")
  const [link, setLink] = useState<MadeLink | null>(null)
  const [copied, setCopied] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)

  async function make(): Promise<void> {
    setBusy(true)
    setFailure(null)
    const answer = await attempt(onLink)
    if (answer.ok) setLink(answer.value)
    else setFailure(answer.failure)
    setBusy(false)
  }
  return (
    <Sheet title={t("title")} onClose={onClose}>
      <div className="grid gap-4">
        <p>{t("why")}</p>
        {link === null ? (
          <Button look="primary" size="large" data-first disabled={busy} onClick={make}>
            {t("make")}
          </Button>
        ) : (
          <>
            <Field label={t("link")} hint={t("once")}>
              {(control) => (
                <Input {...control} readOnly value={link.address} onFocus={(event) => event.target.select()} />
              )}
            </Field>
            <SendButtons ways={link.ways} onSend={(way) => onSend(link.address, way)} />
            <Button size="large" onClick={async () => setCopied(await written(link.address))}>
              {copied ? <Check aria-hidden className="size-5" /> : <Copy aria-hidden className="size-5" />}
              {t(copied ? "copied" : "copy")}
            </Button>
            <p role="status" className="sr-only">
              {copied && t("copied")}
            </p>
            <p className="text-sm text-soft">{t("then")}</p>
          </>
        )}
        <FailureNotice failure={failure} />
      </div>
    </Sheet>
  )
}
