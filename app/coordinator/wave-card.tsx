import Link from "next/link"
import { useFormatter, useTranslations } from "next-intl"
import { buttonLook } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import type { WaveRow } from "@/db/queries/waves"
import { SteerWave } from "./steer-wave"
import { WaveStatus } from "./wave-status"

/** One wave in the list: what it is, how it stands, where to go. */
export function WaveCard({ wave, study, steers }: { wave: WaveRow; study: string; steers: boolean }) {
  const t = useTranslations("coordinator.waves")
  const format = useFormatter()
  const base = `/coordinator/wave/${wave.id}`
  const dates = [
    { name: t("created"), at: wave.createdAt },
    { name: t("opened"), at: wave.openedAt },
    { name: t("closed"), at: wave.closedAt },
  ]
  return (
    <Card
      title={
        <Link href={base} className="text-accent underline underline-offset-4">
          {wave.name}
        </Link>
      }
      action={<WaveStatus status={wave.status} practice={wave.practice} />}
    >
      <p className="mb-2 text-soft">{study}</p>
      <dl className="mb-3 flex flex-wrap gap-x-6 gap-y-1 text-sm">
        {dates.map(
          ({ name, at }) =>
            at && (
              <div key={name} className="flex gap-2">
                <dt className="text-soft">{name}</dt>
                <dd>{format.dateTime(at, { dateStyle: "medium", timeStyle: "short" })}</dd>
              </div>
            ),
        )}
      </dl>
      <div className="flex flex-wrap gap-2">
        <Link href={base} className={buttonLook("plain")}>
          {t("board")}
        </Link>
        <Link href={`${base}/contacts`} className={buttonLook("plain")}>
          {t("contacts")}
        </Link>
        <Link href={`${base}/links`} className={buttonLook("plain")}>
          {t("links")}
        </Link>
        {steers && <SteerWave id={wave.id} name={wave.name} status={wave.status} />}
      </div>
    </Card>
  )
}
