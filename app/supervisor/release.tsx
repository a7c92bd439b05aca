"use client"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { Confirm } from "@/components/ui/confirm"
import { releaseCaseAction } from "./actions"

type Props = { caseId: string; number: string; name: string }

/** Asks first: the interviewer loses the case at once. */
export function Release({ caseId, number, name }: Props) {
  const t = useTranslations("supervisor")
  const { refresh } = useRouter()
  return (
    <Confirm
      trigger={t("release")}
      size="small"
      title={t("releaseTitle", { number })}
      confirm={t("release")}
      run={() => releaseCaseAction({ caseId })}
      words={{ not_found: t("released") }}
      done={refresh}
    >
      {t("releaseText", { name })}
    </Confirm>
  )
}
