import { getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { ChangesTable } from "@/components/report/changes-table"
import { Card } from "@/components/ui/card"
import { read } from "@/db/client"
import { findRelease, type Release } from "@/db/queries/releases"
import { canonical } from "@/lib/release/canonical"
import { changesBetween } from "@/lib/release/changes"
import { labelsTogether } from "@/lib/release/labels"

/** On a correction: each printed figure that it changed, before and after. */
export async function Changes({ release: { snapshot } }: { release: Release }) {
  const { correction, method } = snapshot
  if (!correction) return null
  const t = await getTranslations("release.changes")
  const { number } = correction.of
  const { snapshot: old } = await read(() => findRelease(db(), correction.of.id))
  const changes = changesBetween(old, snapshot)
  const otherMethod = canonical(old.method.settings) !== canonical(method.settings)
  return (
    <div id="changes">
      <Card title={t("title")}>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
          {otherMethod && <p className="text-sm">{t("method", { number })}</p>}
          <p className="text-sm text-soft">{changes.length > 0 ? t("hint", { number }) : t("none", { number })}</p>
          <ChangesTable
            changes={changes}
            labels={labelsTogether(old.labels, snapshot.labels)}
            decimals={method.settings.decimals}
          />
        </div>
      </Card>
    </div>
  )
}
