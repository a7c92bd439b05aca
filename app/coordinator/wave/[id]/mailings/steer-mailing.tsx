"use client"
import { useRouter } from "next/navigation"
import { useLocale, useTranslations } from "next-intl"
import { Confirm } from "@/components/ui/confirm"
import type { MailingRow } from "@/db/queries/mailings"
import { numberIn } from "@/lib/report/numbers"
import { beginMailing, finishMailing, holdMailing } from "./actions"

type Props = {
  id: string
  name: string
  status: MailingRow["status"]
  /** How many letters starting would add; null where it cannot start. */
  fits: number | null
}

/** Starts, pauses, goes on with or ends a mailing, each after saying what that means. */
export function SteerMailing({ id, name, status, fits }: Props) {
  const t = useTranslations("coordinator.mailings")
  const locale = useLocale()
  const { refresh } = useRouter()
  const words = { bad_input: t("refused.start") }
  const begin = status === "draft" ? "start" : "resume"
  return (
    <div className="flex flex-wrap gap-2">
      {(status === "draft" || status === "paused") && fits !== null && (
        <Confirm
          trigger={t(begin)}
          look="primary"
          title={t(`${begin}Title`, { name })}
          confirm={t(begin)}
          run={() => beginMailing({ id })}
          done={refresh}
          words={words}
        >
          {t("startText", { n: numberIn(locale, fits) })}
        </Confirm>
      )}
      {status === "running" && (
        <Confirm
          trigger={t("pause")}
          title={t("pauseTitle", { name })}
          confirm={t("pause")}
          run={() => holdMailing({ id })}
          done={refresh}
        >
          {t("pauseText")}
        </Confirm>
      )}
      {status !== "ended" && (
        <Confirm
          trigger={t("end")}
          look="danger"
          title={t("endTitle", { name })}
          confirm={t("end")}
          run={() => finishMailing({ id })}
          done={refresh}
        >
          {t("endText")}
        </Confirm>
      )}
    </div>
  )
}
