import { getLocale, getTranslations } from "next-intl/server"
import type { listReleases } from "@/db/queries/releases"
import { scoreIn } from "@/lib/report/format"
import { numberIn } from "@/lib/report/numbers"
import { wordsOf } from "@/lib/report/words"
import { formatInTimeZone } from "@/lib/time"
import { dayIn } from "./day"

type Listed = Awaited<ReturnType<typeof listReleases>>[number]

/** Releases by number with their main figures; each opens its public page. */
export async function PastReleases({ releases }: { releases: readonly Listed[] }) {
  const t = await getTranslations("release.past")
  const locale = await getLocale()
  if (releases.length === 0) return <p className="text-soft">{t("none")}</p>
  return (
    <ul className="grid gap-3">
      {releases.map(({ id, number, releasedAt, mean, percent, accepted, practice, notice, reason }) => (
        <li key={id} className="border-b border-line pb-3 last:border-0 last:pb-0">
          <a
            href={`/results/release/${id}?lang=${locale}`}
            className="font-medium text-accent underline underline-offset-4"
          >
            {t("line", { number, date: dayIn(locale, formatInTimeZone(releasedAt, "Asia/Almaty", "yyyy-MM-dd")) })}
          </a>
          <p className="text-sm">
            {t("figures", {
              mean: scoreIn(locale, mean, 2),
              percent: `${scoreIn(locale, percent, 1)} %`,
              n: numberIn(locale, accepted),
            })}
          </p>
          {practice && <p className="text-sm text-soft">{t("practice")}</p>}
          {notice && <p className="text-sm text-soft">{wordsOf(notice, locale)}</p>}
          {reason && <p className="text-sm whitespace-pre-line text-soft">{reason}</p>}
        </li>
      ))}
    </ul>
  )
}
