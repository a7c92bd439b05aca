"use client"
import { ArrowLeft, ArrowRight } from "lucide-react"
import { useTranslations } from "next-intl"
import { Button } from "@/components/ui/button"

type Props = { back: (() => void) | null; next?: () => void; disabled: boolean }

/** Back and on by mouse or touch. */
export function Steps({ back, next, disabled }: Props) {
  const t = useTranslations("interviewer.question")
  return (
    <div className="flex gap-2">
      <Button disabled={disabled || !back} onClick={back ?? undefined} className="min-h-11">
        <ArrowLeft aria-hidden className="size-4" />
        {t("back")}
      </Button>
      {next && (
        <Button disabled={disabled} onClick={next} className="min-h-11">
          {t("next")}
          <ArrowRight aria-hidden className="size-4" />
        </Button>
      )}
    </div>
  )
}
