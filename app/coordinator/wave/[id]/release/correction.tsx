import { getLocale, getTranslations } from "next-intl/server"
import { ChangesTable } from "@/components/report/changes-table"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import type { SinceRelease } from "@/db/queries/corrections"
import { type Change, rankMoves } from "@/lib/release/changes"
import type { Corrected } from "@/lib/release/corrections"
import type { Labels } from "@/lib/release/labels"
import { type NamedAxes, nameIn } from "@/lib/report/axes"
import { numberIn } from "@/lib/report/numbers"

type Props = Readonly<{
  since: SinceRelease
  axes: NamedAxes
  /** Whether it can be released at once. */
  ready: boolean
  preview: Preview | null
}>
/** What the figures would be, against the newest release. */
export type Preview = Readonly<{
  changes: readonly Change[]
  labels: Labels
  decimals: Readonly<{ mean: number; percent: number }>
}>

/** What has happened since the newest release, by cause; what a correction would change. */
export async function Correction({ since: { release, causes, untrue }, axes, ready, preview }: Props) {
  const t = await getTranslations("release.corrections")
  const locale = await getLocale()
  const { number } = release
  return (
    <div id="correction">
      <Card title={t("title", { number })}>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          {untrue > 0 && (
            <Notice kind="warn">
              <strong>{t("notice", { number, n: untrue })}</strong>
              <p>
                {t("proposal", { number })} {!ready && t("blocked")}
              </p>
            </Notice>
          )}
          <ul className="grid gap-2">
            {causes.map((cause) => (
              <li key={cause.cause}>
                {t(`cause.${cause.cause}`, { n: numberIn(locale, cause.n) })}
                <Where axes={axes} cause={cause} />
              </li>
            ))}
          </ul>
          {preview && <PreviewOf preview={preview} />}
        </div>
      </Card>
    </div>
  )
}

const MOST = 8

async function Where({ axes, cause }: { axes: NamedAxes; cause: Corrected }) {
  const t = await getTranslations("release")
  const locale = await getLocale()
  const lists = { service: cause.services, region: cause.regions }
  return (["service", "region"] as const).map((axis) => {
    const counts = lists[axis]
    if (counts.length === 0) return null
    const names = counts
      .slice(0, MOST)
      .map(({ code, n }) => `${nameIn(axes, axis, code)?.label ?? code} (${numberIn(locale, n)})`)
    const more = counts.length > MOST ? ` ${t("gate.more", { n: counts.length - MOST })}` : ""
    return (
      <p key={axis} className="text-sm text-soft">
        {t("corrections.where", { axis: axes[axis]?.label ?? t(`view.${axis}Axis`), list: names.join(", ") + more })}
      </p>
    )
  })
}

async function PreviewOf({ preview: { changes, ...rest } }: { preview: Preview }) {
  const t = await getTranslations("release.corrections")
  const moves = rankMoves(changes).length
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <h3 className="font-semibold">{t("previewTitle")}</h3>
      <p className="text-sm text-soft">
        {changes.length > 0 ? t("previewHint") : t("previewNone")} {moves > 0 && t("moves", { n: moves })}
      </p>
      <ChangesTable changes={changes} {...rest} />
    </section>
  )
}
