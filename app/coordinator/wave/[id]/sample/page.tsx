import { getLocale, getTranslations } from "next-intl/server"
import { requirePerson } from "@/app/_server/page"
import { buttonLook } from "@/components/ui/button"
import { Empty } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import type { WaveRow } from "@/db/queries/waves"
import { MOST_AT_ONCE } from "@/db/queries/weights"
import { type Person, regionScope } from "@/lib/permission"
import { dimensionsOfStudy } from "@/lib/study/dimensions"
import type { Study } from "@/lib/study/study"
import { weightedShares } from "@/lib/weighting/weigh"
import { WaveFrame } from "../frame"
import { loadWave, type WaveParams } from "../load"
import { type LoadedSample, loadSample } from "./load"
import { MarginCard } from "./margin"
import { Warnings } from "./warnings"
import { WeighButton } from "./weigh-button"
import { WeightsCard } from "./weights"
import { sampleWords } from "./words"

export async function generateMetadata() {
  return { title: (await getTranslations("weighting"))("title") }
}

export default async function SamplePage({ params }: WaveParams) {
  const person = await requirePerson("wave.steer")
  const { wave, study } = await loadWave(params)
  const sample = await loadSample(person, wave, study)
  const t = await getTranslations("weighting")
  return (
    <WaveFrame person={person} wave={wave} part="sample">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Head person={person} wave={wave} sample={sample} />
        {regionScope(person) && <Notice>{t("regional")}</Notice>}
        <p className="max-w-3xl text-sm text-soft">{t("intro")}</p>
        <Figures sample={sample} study={study} />
      </div>
    </WaveFrame>
  )
}

type HeadProps = Readonly<{ person: Person; wave: WaveRow; sample: LoadedSample }>

async function Head({ person, wave, sample: { view, counted } }: HeadProps) {
  const t = await getTranslations("weighting")
  const { time } = await sampleWords()
  const n = countedIn(view)
  const more = counted - n
  const base = `/coordinator/wave/${wave.id}/sample`
  return (
    <div className="flex flex-wrap items-start justify-between gap-3">
      <div>
        <h2 className="text-xl font-semibold">{t("title")}</h2>
        {view && (
          <p className="text-sm text-soft">
            {t("subtitle", { wave: wave.name, n, time: time(view.at) })}.{" "}
            {more < 0 ? t("fewer", { n: -more }) : t("since", { n: more })}
          </p>
        )}
      </div>
      {!regionScope(person) && (
        <div className="flex flex-wrap gap-2 print:hidden">
          {counted > 0 && counted <= MOST_AT_ONCE && <WeighButton waveId={wave.id}>{t("now")}</WeighButton>}
          {view?.weights?.sample.result.ok && (
            <a href={`${base}/weights.csv`} download className={buttonLook("plain")}>
              {t("csv")}
            </a>
          )}
        </div>
      )}
    </div>
  )
}

async function Figures({ sample: { view, dimensions, counted }, study }: { sample: LoadedSample; study: Study }) {
  const t = await getTranslations("weighting")
  const locale = await getLocale()
  if (!view) return <Empty>{t(counted > 0 ? "none" : "noneYet")}</Empty>
  if (countedIn(view) === 0) return <Empty>{t("noneYet")}</Empty>
  const weights = view.weights
  const weighted = (name: string) => {
    const margin = weights?.sample.margins.find((one) => one.name === name)
    return margin && weights && weights.groups.length > 0
      ? weightedShares(weights.groups, name, Object.keys(margin.shares))
      : null
  }
  return (
    <>
      <Warnings dimensions={dimensions} row={weights} study={study} />
      {weights && (
        <WeightsCard row={weights} dimensions={dimensionsOfStudy(study)} locale={locale} scoring={study.scoring} />
      )}
      <p className="max-w-3xl text-sm text-soft">{t("margin.rangeHint")}</p>
      {dimensions.map((one) => (
        <MarginCard key={one.dimension.name} of={one} weighted={weighted(one.dimension.name)} />
      ))}
    </>
  )
}

/** Every interview is counted once in the mode. */
function countedIn(view: LoadedSample["view"]): number {
  return (view?.counts ?? []).reduce((sum, { dimension, n }) => (dimension === "mode" ? sum + n : sum), 0)
}
