import { getTranslations } from "next-intl/server"
import { requirePerson } from "@/app/_server/page"
import { buttonLook } from "@/components/ui/button"
import { Empty } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { regionScope } from "@/lib/permission"
import { WaveFrame } from "../frame"
import { loadWave, type WaveParams } from "../load"
import { Coverage } from "./coverage"
import { DrawProof } from "./draw"
import { Findings } from "./findings"
import { FlagCounts } from "./flags"
import { Kinds } from "./kinds"
import { loadControl } from "./load"
import { PeopleRecord } from "./people"
import { PrintButton } from "./print-button"
import { ErrorRateTables } from "./rates"
import { ReliabilityTable } from "./reliability"
import { SightTable } from "./sight"
import { figures } from "./words"

export async function generateMetadata() {
  return { title: (await getTranslations("control"))("title") }
}

export default async function ControlPage({ params }: WaveParams) {
  const person = await requirePerson("control.read")
  const { wave, study } = await loadWave(params)
  const now = new Date()
  const control = await loadControl(person, wave, study, now)
  const t = await getTranslations("control")
  const { time } = await figures()
  const base = `/coordinator/wave/${wave.id}/control`
  return (
    <WaveFrame person={person} wave={wave} part="control">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 print:gap-3">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div>
            <h2 className="text-xl font-semibold">{t("title")}</h2>
            <p className="text-sm text-soft">{t("subtitle", { wave: wave.name, time: time(now) })}</p>
          </div>
          <div className="flex flex-wrap gap-2 print:hidden">
            <PrintButton>{t("print")}</PrintButton>
            <a href={`${base}/control.csv`} download className={buttonLook("plain")}>
              {t("csv")}
            </a>
            <a href={`${base}/control.json`} download className={buttonLook("plain")}>
              {t("json")}
            </a>
          </div>
        </div>
        {regionScope(person) && <Notice>{t("regional")}</Notice>}
        <p className="max-w-3xl text-sm text-soft">
          {t("intro")} <span className="print:hidden">{t("filesHint")}</span>
        </p>
        <DrawProof control={control} waveId={wave.id} />
        {control.streams.length === 0 ? (
          <Empty>{t("empty")}</Empty>
        ) : (
          <>
            <Coverage control={control} />
            <SightTable control={control} />
            <Findings control={control} />
            <Kinds control={control} />
            <ErrorRateTables control={control} />
            <ReliabilityTable control={control} study={study} />
            <PeopleRecord control={control} />
            <FlagCounts control={control} />
          </>
        )}
      </div>
    </WaveFrame>
  )
}
