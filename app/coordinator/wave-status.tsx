import { CircleDashed, CircleDot, CirclePause, GraduationCap } from "lucide-react"
import { useTranslations } from "next-intl"
import { Status } from "@/components/ui/status"

const LOOKS = {
  draft: { look: "neutral", icon: CircleDashed },
  open: { look: "good", icon: CircleDot },
  closed: { look: "neutral", icon: CirclePause },
} as const

/** State of a wave, and whether it is for practice only. */
export function WaveStatus({ status, practice }: { status: keyof typeof LOOKS; practice: boolean }) {
  const t = useTranslations("coordinator.waves")
  return (
    <span className="inline-flex flex-wrap gap-2">
      <Status {...LOOKS[status]}>{t(`status.${status}`)}</Status>
      {practice && (
        <Status look="warn" icon={GraduationCap}>
          {t("practice")}
        </Status>
      )}
    </span>
  )
}
