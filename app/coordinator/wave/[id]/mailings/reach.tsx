import { useLocale, useTranslations } from "next-intl"
import { Notice } from "@/components/ui/notice"
import type { Reach } from "@/db/queries/mailing-reach"
import type { DropReason } from "@/lib/mailing/fit"
import { numberIn } from "@/lib/report/numbers"

/** Whom it would reach, and why not the others. */
export function ReachWords({ reach, saved = false }: { reach: Reach; saved?: boolean }) {
  const t = useTranslations("coordinator.mailings")
  const locale = useLocale()
  const others = Object.entries(reach.because) as [DropReason, number][]
  return (
    <div className="grid gap-2 text-sm">
      {reach.fits === 0 ? (
        <Notice kind="warn">{t("reach.nobody")}</Notice>
      ) : (
        <p role="status" className="text-base font-semibold">
          {t(saved ? "reach.more" : "reach.fits", { n: numberIn(locale, reach.fits) })}
        </p>
      )}
      {others.length > 0 && (
        <div>
          <p>{t("reach.because")}</p>
          <ul className="list-disc pl-5">
            {others.map(([reason, n]) => (
              <li key={reason}>
                {t(`reasons.${reason}`)}: {numberIn(locale, n)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="text-soft">{t("reach.hint")}</p>
    </div>
  )
}
