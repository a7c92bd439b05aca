import Link from "next/link"
import { getLocale, getTranslations } from "next-intl/server"
import { requirePerson } from "@/app/_server/page"
import { Desk } from "@/components/desk/desk"
import { WaveChoice } from "@/components/desk/wave-choice"
import { Card, Empty } from "@/components/ui/card"
import { FlagList } from "@/components/verification/flag-list"
import { percentIn } from "@/lib/report/numbers"
import { AlertSign, Stream } from "../../board-line"
import { RecentInterviews } from "../../interview/recent"
import { Around } from "./around"
import { Findings } from "./findings"
import { Funnels } from "./funnels"
import { HistoryList } from "./history"
import { loadCard } from "./load"
import { RateTables } from "./rates"

export async function generateMetadata() {
  return { title: (await getTranslations("desk.card"))("title") }
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ wave?: string }> }

export default async function InterviewerPage({ params, searchParams }: Props) {
  const person = await requirePerson("team.read")
  const [{ id }, { wave: wanted }] = [await params, await searchParams]
  const card = await loadCard(person, id, wanted)
  const t = await getTranslations("desk")
  const { member, waves, wave } = card
  return (
    <Desk
      person={person}
      title={member.name}
      actions={
        <Link href="/supervisor" className="text-accent underline underline-offset-4 print:hidden">
          {t("card.back")}
        </Link>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {wave && waves.length > 1 && (
          <WaveChoice waves={waves} chosen={wave.id} label={t("board.wave")} show={t("board.show")} />
        )}
        {wave ? <Work card={card} /> : <Empty>{t("board.noWave")}</Empty>}
        <RecentInterviews person={person} interviewerId={id} />
      </div>
    </Desk>
  )
}

export type LoadedCard = Extract<Awaited<ReturnType<typeof loadCard>>, { share: number }>

async function Work({ card }: { card: LoadedCard }) {
  const t = await getTranslations("desk")
  const { member, line, share, rates, team, decided, history, around, flags, wave } = card
  return (
    <>
      <Card title={t("board.title", { share: percentIn(await getLocale(), 100 * share) })}>
        {line ? (
          <div className="grid gap-3">
            {line.alerts.length > 0 && (
              <div className="flex flex-wrap gap-2">
                {line.alerts.map((alert) => (
                  <AlertSign key={alert.kind} alert={alert} />
                ))}
              </div>
            )}
            {line.streams.map((stream) => (
              <Stream key={stream.stream} of={stream} name={member.name} />
            ))}
          </div>
        ) : (
          <Empty>{t("card.noInterview")}</Empty>
        )}
      </Card>
      <Around member={member} around={around} />
      <HistoryList history={history} />
      <RateTables rates={rates} personId={member.id} />
      <Funnels rates={rates} member={member} team={team} />
      <Findings decided={decided} timezone={wave.timezone} name={member.name} />
      <Card title={t("card.flags")}>
        <FlagList flags={flags} />
      </Card>
    </>
  )
}
