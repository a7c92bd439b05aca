import { getTranslations } from "next-intl/server"
import { Suspense } from "react"
import { requirePerson } from "@/app/_server/page"
import { Board } from "./board"
import { viewIn } from "./board-data"
import { WaveFrame } from "./frame"
import { loadWave, type WaveParams } from "./load"
import { OpenLink } from "./open-link"

type Props = WaveParams & { searchParams: Promise<{ view?: string }> }

export async function generateMetadata() {
  return { title: (await getTranslations("coordinator.waves"))("board") }
}

export default async function BoardPage({ params, searchParams }: Props) {
  const person = await requirePerson("wave.steer")
  const loaded = await loadWave(params)
  const { wave, study } = loaded
  const { view: wanted } = await searchParams
  const view = viewIn(wanted)
  const t = await getTranslations("common")
  return (
    <WaveFrame person={person} wave={wave} part="board">
      <Suspense fallback={<p role="status">{t("loading")}</p>}>
        <Board person={person} loaded={loaded} view={view}>
          {study.openLink && <OpenLink path={`/r/open/${wave.openLink}`} />}
        </Board>
      </Suspense>
    </WaveFrame>
  )
}
