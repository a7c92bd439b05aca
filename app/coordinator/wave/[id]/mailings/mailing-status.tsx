import { CircleCheck, CircleDashed, CirclePause, CirclePlay } from "lucide-react"
import { useTranslations } from "next-intl"
import { Status } from "@/components/ui/status"
import type { MailingRow } from "@/db/queries/mailings"

const LOOKS = {
  draft: { look: "neutral", icon: CircleDashed },
  running: { look: "good", icon: CirclePlay },
  paused: { look: "warn", icon: CirclePause },
  ended: { look: "neutral", icon: CircleCheck },
} as const satisfies Record<MailingRow["status"], object>

export function MailingStatus({ status }: { status: MailingRow["status"] }) {
  const t = useTranslations("coordinator.mailings.status")
  return <Status {...LOOKS[status]}>{t(status)}</Status>
}
