import { getLocale, getTranslations } from "next-intl/server"
import { PublicFrame } from "@/app/results/release/frame"
import { Card } from "@/components/ui/card"
import { listStreamProofs, readDrawProof } from "@/db/queries/draw-bundle"
import { wordsOf } from "@/lib/report/words"
import { CheckIt } from "./check-it"
import { type DrawParams, loadDraw } from "./load"
import { SeedCard } from "./seed-card"
import { Streams } from "./streams"

const STEPS = ["seal", "stream", "value", "topUp", "unreachable", "kind", "reveal"] as const
const LIMITS = ["proves", "sealed", "order"] as const

export async function generateMetadata({ params }: DrawParams) {
  const { wave } = await loadDraw(params, readDrawProof)
  return { title: `${(await getTranslations("draw"))("title")}, ${wave.name}` }
}

export default async function DrawPage({ params }: DrawParams) {
  const proof = await loadDraw(params, readDrawProof)
  const { wave, study, seed, parameters } = proof
  const streams = seed === null ? null : await loadDraw(params, (db, id) => listStreamProofs(db, id, parameters.share))
  const t = await getTranslations("draw")
  const locale = await getLocale()
  return (
    <PublicFrame
      path={`/results/draw/${wave.id}`}
      list
      title={t("title")}
      above={
        <p className="mb-1 text-sm text-soft">
          {wordsOf(study.title, locale)} · {wave.name}
        </p>
      }
    >
      <p className="max-w-prose text-soft">{t("hint")}</p>
      <SeedCard proof={proof} />
      <Card title={t("how.title")}>
        <ol className="grid max-w-prose list-decimal gap-2 pl-5">
          {STEPS.map((step) => (
            <li key={step}>{t(`how.${step}`)}</li>
          ))}
        </ol>
      </Card>
      <CheckIt waveId={wave.id} seed={seed} stream={streams?.[0]?.stream ?? "online/open"} />
      {streams && <Streams streams={streams} />}
      <Card title={t("limits.title")}>
        <ul className="grid max-w-prose list-disc gap-2 pl-5">
          {LIMITS.map((limit) => (
            <li key={limit}>{t(`limits.${limit}`)}</li>
          ))}
        </ul>
      </Card>
    </PublicFrame>
  )
}
