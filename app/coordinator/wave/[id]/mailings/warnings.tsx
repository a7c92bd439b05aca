import { getTranslations } from "next-intl/server"
import { channelsReady } from "@/app/_server/gateways"
import { Notice } from "@/components/ui/notice"
import type { MailingRow } from "@/db/queries/mailings"
import type { WaveRow } from "@/db/queries/waves"

type Props = { wave: WaveRow; channels: readonly MailingRow["channel"][] }

/** What keeps letters from going out: the kind of wave, its state, a server that is not set up. */
export async function Warnings({ wave, channels }: Props) {
  const t = await getTranslations("coordinator.mailings")
  const ready = channelsReady()
  const missing = channels.filter((channel) => !ready[channel])
  return (
    <>
      {wave.practice && <Notice>{t("practice")}</Notice>}
      {!wave.practice && wave.status !== "open" && <Notice>{t("notOpen")}</Notice>}
      {!wave.practice &&
        missing.map((channel) => (
          <Notice key={channel} kind="warn">
            {t(`noGateway.${channel}`)}
          </Notice>
        ))}
    </>
  )
}
