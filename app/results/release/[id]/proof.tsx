import { getLocale, getTranslations } from "next-intl/server"
import { buttonLook } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import type { Release } from "@/db/queries/releases"

/** The files, and what they are checked by. */
export async function Proof({ release: { id, hash, snapshot } }: { release: Release }) {
  const t = await getTranslations("release.view")
  const locale = await getLocale()
  const base = `/results/release/${id}`
  const { hash: instrument, version } = snapshot.instrument
  return (
    <Card title={t("data")}>
      <div className="mb-3 flex flex-wrap gap-2 print:hidden">
        <a href={`${base}/release.json`} download className={buttonLook("plain")}>
          {t("json")}
        </a>
        <a href={`${base}/release.csv?lang=${locale}`} download className={buttonLook("plain")}>
          {t("csv")}
        </a>
      </div>
      <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[auto_1fr]">
        <dt className="text-soft">{t("hash")}</dt>
        <dd className="break-all">{hash}</dd>
        <dt className="text-soft">{t("instrument", { version })}</dt>
        <dd className="break-all">{instrument}</dd>
      </dl>
      <p className="mt-3 text-sm text-soft">{t("recompute")}</p>
    </Card>
  )
}
