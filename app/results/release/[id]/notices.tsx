import { getLocale, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { Notice } from "@/components/ui/notice"
import { read } from "@/db/client"
import { latestRelease, type Release } from "@/db/queries/releases"
import type { Shortfall } from "@/lib/release/shortfalls"
import { wordsOf } from "@/lib/report/words"

/** What a reader must know before the figures: what they are not, what replaced them, what they lack. */
export async function Notices({ release: { number, waveId, snapshot } }: { release: Release }) {
  const t = await getTranslations("release.view")
  const locale = await getLocale()
  const { wave, correction, shortfalls, reason } = snapshot
  const newest = await read(() => latestRelease(db(), waveId))
  return (
    <>
      {wave.notice && (
        <Notice kind="warn">
          <strong>{wordsOf(wave.notice, locale)}</strong>
        </Notice>
      )}
      {wave.practice && <Notice kind="warn">{t("practice")}</Notice>}
      {newest && newest.number > number && (
        <Notice kind="warn">
          {t("newer")}{" "}
          <a href={`/results/release/${newest.id}?lang=${locale}`} className="text-accent underline underline-offset-4">
            {t("newerLink", { number: newest.number })}
          </a>
        </Notice>
      )}
      {correction && <Notice>{t("correction", { number: correction.of.number, changes: correction.changes })}</Notice>}
      {shortfalls.length > 0 && (
        <Notice kind="warn">
          <strong>{t("shortfalls")}</strong>
          {reason && <p className="whitespace-pre-line">{t("reason", { reason })}</p>}
          <Shortfalls shortfalls={shortfalls} nameOf={(one) => placeOf(one, snapshot.labels, locale, t("allForms"))} />
        </Notice>
      )}
    </>
  )
}

const FIRST = 5

type ListProps = { shortfalls: readonly Shortfall[]; nameOf: (one: Shortfall) => string }

async function Shortfalls({ shortfalls, nameOf }: ListProps) {
  const t = await getTranslations("release.view")
  const line = (one: Shortfall) =>
    one.kind === "quota"
      ? t("shortfallQuota", { place: nameOf(one), accepted: one.accepted, target: one.target })
      : t("shortfallStream", { place: nameOf(one), checked: one.checked, needed: one.needed })
  const list = (some: readonly Shortfall[]) => (
    <ul className="list-disc pl-5">
      {some.map((one) => (
        <li key={JSON.stringify(one)}>{line(one)}</li>
      ))}
    </ul>
  )
  if (shortfalls.length <= FIRST) return list(shortfalls)
  return (
    <details className="print:[&::details-content]:[content-visibility:visible]">
      <summary className="cursor-pointer">{t("shortfallMore", { n: shortfalls.length })}</summary>
      {list(shortfalls)}
    </details>
  )
}

function placeOf(one: Shortfall, labels: Release["snapshot"]["labels"], locale: string, whole: string): string {
  const region = one.region && (wordsOf(labels.regions[one.region], locale) || one.region)
  const service = one.kind === "quota" && one.service && (wordsOf(labels.services[one.service], locale) || one.service)
  return [region, service].filter(Boolean).join(" × ") || whole
}
