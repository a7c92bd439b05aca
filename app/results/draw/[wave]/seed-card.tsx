import { getLocale, getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import { dayIn } from "@/app/results/release/day"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import type { DrawProof } from "@/db/queries/draw-bundle"
import { numberIn, percentIn } from "@/lib/report/numbers"
import { formatInTimeZone } from "@/lib/time"
import { KINDS } from "@/lib/verification/kind"

/** The hash; with the seed, once it is published, what else the draw rests on. */
export async function SeedCard({ proof }: { proof: DrawProof }) {
  const { seed, seedHash, published, study } = proof
  const t = await getTranslations("draw.seed")
  const locale = await getLocale()
  const since = published && dayIn(locale, formatInTimeZone(new Date(published.at), study.timezone, "yyyy-MM-dd"))
  return (
    <Card title={t("title")}>
      <Notice kind={seed ? "good" : "info"}>{t(seed ? "open" : "sealed")}</Notice>
      <dl className="mt-4 grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[auto_1fr]">
        <Row name={t("hash")}>
          <code className="break-all">{seedHash}</code>
        </Row>
        {since && <Row name={t("since")}>{since}</Row>}
        {seed && <Revealed proof={proof} seed={seed} />}
      </dl>
    </Card>
  )
}

async function Revealed({ proof: { parameters, published }, seed }: { proof: DrawProof; seed: string }) {
  const t = await getTranslations("draw.seed")
  const locale = await getLocale()
  const { share, firstWeekChecks, kinds } = parameters
  const percent = (part: number) => percentIn(locale, 100 * part, Number.isInteger(100 * part) ? 0 : 1)
  return (
    <>
      <Row name={t("number")}>
        <code className="break-all">{seed}</code>
      </Row>
      <Row name={t("link")}>
        {published?.link ? (
          <>
            {numberIn(locale, published.link.seq)} · <code className="break-all">{published.link.hash}</code>
          </>
        ) : (
          t("unlinked")
        )}
      </Row>
      <Row name={t("share")}>{percent(share)}</Row>
      <Row name={t("firstWeek")}>{t("firstWeekAtLeast", { n: firstWeekChecks })}</Row>
      <Row name={t("kinds")}>
        {KINDS.filter((kind) => kinds[kind] > 0)
          .map((kind) => t(kind, { share: percent(kinds[kind]) }))
          .join(", ")}
      </Row>
    </>
  )
}

function Row({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd className="mb-2 sm:mb-0">{children}</dd>
    </>
  )
}
