"use client"
import { useTranslations } from "next-intl"
import { useEffect, useRef } from "react"
import { Button } from "@/components/ui/button"

type Props = { effects: readonly string[]; busy: boolean; confirm: () => void; change: () => void }

/** Everything that will happen, before it does. */
export function Preview({ effects, busy, confirm, change }: Props) {
  const t = useTranslations("verification.decide")
  const section = useRef<HTMLElement>(null)
  useEffect(() => section.current?.focus(), [])
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-labelledby="what-follows"
      className="grid gap-3 rounded-md border-2 border-accent p-4"
    >
      <h3 id="what-follows" className="font-semibold">
        {t("previewTitle")}
      </h3>
      <ul className="list-disc pl-5">
        {effects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      <p className="text-sm text-soft">{t("final")}</p>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" disabled={busy} onClick={confirm}>
          {t("confirm")}
        </Button>
        <Button disabled={busy} onClick={change}>
          {t("change")}
        </Button>
      </div>
    </section>
  )
}
