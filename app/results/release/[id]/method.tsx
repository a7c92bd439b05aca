import { getLocale, getTranslations } from "next-intl/server"
import { Card } from "@/components/ui/card"
import type { Snapshot } from "@/lib/release/snapshot"
import { percentIn } from "@/lib/report/numbers"

/** How the figures come about, in words; the settings themselves are in the data file. */
export async function Method({ snapshot: { method, counts, doubt } }: { snapshot: Snapshot }) {
  const t = await getTranslations("release.view")
  const locale = await getLocale()
  const { settings } = method
  const levels = settings.levels.map((level) => t(`level.${level}`)).join(" → ")
  const how = t(`average.${settings.weights === "raking" ? settings.weights : settings.average}`)
  return (
    <div id="method">
      <Card title={t("methodTitle")}>
        <div className="grid max-w-3xl gap-2 text-sm">
          <p>{t("methodText", { name: settings.method, levels, how })}</p>
          <p>{t(doubt ? "doubtText" : "marginText", { confidence: percentIn(locale, 100 * settings.confidence) })}</p>
          <p>{t("smallText", { n: counts.smallest })}</p>
        </div>
      </Card>
    </div>
  )
}
