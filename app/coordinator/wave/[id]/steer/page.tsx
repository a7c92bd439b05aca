import { getTranslations } from "next-intl/server"
import { Suspense } from "react"
import { requirePerson } from "@/app/_server/page"
import { WaveFrame } from "../frame"
import { loadWave, type WaveParams } from "../load"
import { Look } from "./look"

export async function generateMetadata() {
  return { title: (await getTranslations("coordinator.waves"))("steer") }
}

export default async function SteerPage({ params }: WaveParams) {
  const person = await requirePerson("wave.steer")
  const { wave, study } = await loadWave(params)
  const t = await getTranslations("common")
  return (
    <WaveFrame person={person} wave={wave} part="steer">
      <Suspense fallback={<p role="status">{t("loading")}</p>}>
        <Look person={person} wave={wave} study={study} />
      </Suspense>
    </WaveFrame>
  )
}
