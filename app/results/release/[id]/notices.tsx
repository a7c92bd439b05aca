import { getLocale, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { Notice } from "@/components/ui/notice"
import { read } from "@/db/client"
import { laterReleases, type Release } from "@/db/queries/releases"
import type { Shortfall } from "@/lib/release/shortfalls"
import { wordsOf } from "@/lib/report/words"
import { formatInTimeZone } from "@/lib/time"
import { dayIn } from "../day"

type Props = Readonly<{ release: Release; whole: boolean }>

/** What a reader must know before the figures: what they are not, what corrected them; on the `whole`, what they lack. */
export async function Notices({ release, whole }: Props) {
  const t = await getTranslations("release.view")
  const locale = await getLocale()
  const { wave, correction, shortfalls, reason } = release.snapshot
  return (
    <>
      {wave.notice && (
        <Notice kind="warn">
          <strong>{wordsOf(wave.notice, locale)}</strong>
        </Notice>
      )}
      {wave.practice && <Notice kind="warn">{t("practice")}</Notice>}
      <Later release={release} />
      {whole && correction && (
        <Notice>
          {t("correction", { number: correction.of.number, changes: correction.changes })}{" "}
          <Open id={correction.of.id} number={correction.of.number} />
        </Notice>
      )}
      {whole && shortfalls.length > 0 && (
        <Notice kind="warn">
          <strong>{t("shortfalls")}</strong>
          {reason && <p className="whitespace-pre-line">{t("reason", { reason })}</p>}
          <Shortfalls
            shortfalls={shortfalls}
            nameOf={(one) => placeOf(one, release.snapshot.labels, locale, t("allForms"))}
          />
        </Notice>
      )}
    </>
  )
}

/** What corrected this release, and the newest one where there are more: the only part of its page that ever changes. */
async function Later({ release }: { release: Release }) {
  const t = await getTranslations("release.view")
  const locale = await getLocale()
  const later = await read(() => laterReleases(db(), release))
  const [next] = later
  const newest = later.at(-1)
  if (!next || !newest) return null
  const { timezone } = release.snapshot.study
  const date = dayIn(locale, formatInTimeZone(next.releasedAt, timezone, "yyyy-MM-dd"))
  return (
    <Notice kind="warn">
      <p className="whitespace-pre-line">
        {t("correctedBy", { number: next.number, date, changes: next.changes })} <Open {...next} />
      </p>
      {newest.id !== next.id && (
        <p>
          {t("newer")} <Open {...newest} />
        </p>
      )}
    </Notice>
  )
}

async function Open({ id, number }: Readonly<{ id: string; number: number }>) {
  const t = await getTranslations("release.view")
  const href = `/results/release/${id}?lang=${await getLocale()}`
  return (
    <a href={href} className="text-accent underline underline-offset-4">
      {t("newerLink", { number })}
    </a>
  )
}

const FIRST = 5

type ListProps = { shortfalls: readonly Shortfall[]; nameOf: (one: Shortfall) => string }

async function Shortfalls({ shortfalls, nameOf }: ListProps) {
  const t = await getTranslations("release.view")
  const locale = await getLocale()
  const line = (one: Shortfall) =>
    one.kind === "quota"
      ? quotaLine(one)
      : t("shortfallStream", { place: nameOf(one), checked: one.checked, needed: one.needed })
  const quotaLine = (one: Shortfall & { kind: "quota" }) => {
    const figures = { place: nameOf(one), accepted: one.accepted, target: one.target }
    if (!one.refused) return t("shortfallQuota", figures)
    const bodies = one.refused.map(({ body, reference }) => [body && wordsOf(body, locale), reference])
    return t("shortfallRefused", { ...figures, bodies: bodies.map((of) => of.filter(Boolean).join(", ")).join("; ") })
  }
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
