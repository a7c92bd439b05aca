import Link from "next/link"
import { getFormatter, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { LiveRefresh } from "@/components/live/live-refresh"
import { buttonLook } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { read } from "@/db/client"
import type { OwnObservation } from "@/db/queries/observations"
import { splitObservation } from "@/lib/verification/observed"
import { observableOf } from "./view"

/** What became of an observation that is on record. */
export async function Saved({ own }: { own: OwnObservation }) {
  const t = await getTranslations("observation")
  const format = await getFormatter()
  const { observation, interview, verificationId } = own
  const { form } = await read(() => observableOf(db(), own, new Date()))
  const { heard } = splitObservation(form, observation.answers)
  const time = format.dateTime(observation.savedAt ?? observation.offeredAt, { dateStyle: "short", timeStyle: "short" })
  return (
    <Card title={t(`page.status.${interview.status}`)}>
      <div className="grid justify-items-start gap-3">
        <Notice kind="good">
          {t("form.saved", { time })} {t("form.marked", { count: Object.keys(heard).length })}.
        </Notice>
        {interview.status === "running" && (
          <>
            <p>{t("form.waits")}</p>
            <LiveRefresh topics={[`screen:${interview.id}`]} />
          </>
        )}
        {verificationId && (
          <Link href={`/supervisor/verification/${verificationId}`} className={buttonLook("primary")}>
            {t("form.toCheck")}
          </Link>
        )}
        {interview.status !== "running" && !verificationId && <p>{t("form.noCheck")}</p>}
      </div>
    </Card>
  )
}
