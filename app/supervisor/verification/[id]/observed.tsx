import Link from "next/link"
import { getTranslations } from "next-intl/server"
import { buttonLook } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import type { OpenedCheck } from "@/db/queries/verifications"
import type { Person } from "@/lib/permission"

/** Where the observation stands: heard and noted, still to be finished, or come to nothing. */
export async function Observed({ person, check: { observation } }: { person: Person; check: OpenedCheck }) {
  const t = await getTranslations("verification.observed")
  return (
    <Card title={t("title")}>
      {!observation ? (
        <Notice kind="warn">{t("nobody")}</Notice>
      ) : observation.savedAt ? (
        <p>{t("by", { name: observation.observer })}</p>
      ) : observation.observerId === person.id ? (
        <Link href={`/supervisor/observe/${observation.id}`} className={buttonLook("primary")}>
          {t("finish")}
        </Link>
      ) : (
        <p>{t("waiting", { name: observation.observer })}</p>
      )}
    </Card>
  )
}
