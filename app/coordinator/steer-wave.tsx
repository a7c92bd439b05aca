"use client"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { Confirm } from "@/components/ui/confirm"
import { closeWaveAction, openWaveAction } from "./actions"

type Props = { id: string; name: string; status: "draft" | "open" | "closed" }

/** Opens or closes a wave, after saying what that means. */
export function SteerWave({ id, name, status }: Props) {
  const t = useTranslations("coordinator.steer")
  const { refresh } = useRouter()
  if (status === "open")
    return (
      <Confirm
        trigger={t("close")}
        look="danger"
        title={t("closeTitle", { name })}
        confirm={t("close")}
        run={() => closeWaveAction({ waveId: id })}
        done={refresh}
      >
        {t("closeText")}
      </Confirm>
    )
  return (
    <Confirm
      trigger={t("open")}
      look="primary"
      title={t("openTitle", { name })}
      confirm={t("open")}
      run={() => openWaveAction({ waveId: id })}
      done={refresh}
    >
      {t(status === "draft" ? "openText" : "reopenText")}
    </Confirm>
  )
}
