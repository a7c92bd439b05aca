import { useTranslations } from "next-intl"
import type { ReactNode } from "react"
import { Notice } from "@/components/ui/notice"
import type { Failure } from "./hooks/attempt"

/** What did not work and what to do, where it was asked for. */
export function FailureNotice({ failure, children }: { failure: Failure | null; children?: ReactNode }) {
  const t = useTranslations()
  if (!failure) return null
  const words =
    failure.code === "offline" ? t("interviewer.offline") : t(`problem.${failure.code}`, { count: failure.count })
  return (
    <Notice kind="bad">
      <p>{words}</p>
      {children}
    </Notice>
  )
}
