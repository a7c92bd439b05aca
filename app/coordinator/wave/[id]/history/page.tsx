import { getTranslations } from "next-intl/server"
import { requirePerson } from "@/app/_server/page"
import { regionScope } from "@/lib/permission"
import { WaveFrame } from "../frame"
import { loadWave, type WaveParams } from "../load"
import { Days } from "./days"
import { Edits } from "./edits"
import { PastState } from "./past-state"

type Props = WaveParams & { searchParams: Promise<{ from?: string; to?: string; at?: string; before?: string }> }

export async function generateMetadata() {
  return { title: (await getTranslations("board.history"))("title") }
}

/** What happened to the quotas of a wave: accepted per day, the state at any moment, changes of targets. */
export default async function HistoryPage({ params, searchParams }: Props) {
  const person = await requirePerson("wave.steer")
  const { wave, study, questionnaire } = await loadWave(params)
  const asked = await searchParams
  const of = { wave, study, questionnaire, scope: regionScope(person), asked }
  return (
    <WaveFrame person={person} wave={wave} part="history">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Days {...of} />
        <PastState {...of} />
        <Edits {...of} />
      </div>
    </WaveFrame>
  )
}
