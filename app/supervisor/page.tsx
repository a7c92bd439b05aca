import { getFormatter, getTimeZone, getTranslations } from "next-intl/server"
import { Desk } from "@/components/desk/desk"
import { Card, Empty } from "@/components/ui/card"
import { read } from "@/db/client"
import { countOutcomes, readTeam } from "@/db/queries/team"
import { startOfDayIn } from "@/lib/time"
import { db } from "../_server/database"
import { requirePerson } from "../_server/page"
import { Board } from "./board"
import { boardAddress } from "./board-address"
import { DueNotice } from "./due-notice"
import { CommentsNotice } from "./interview/notice"
import { Members } from "./members"
import { Outcomes } from "./outcomes"
import { Progress } from "./progress"

export async function generateMetadata() {
  return { title: (await getTranslations("supervisor"))("title") }
}

export default async function TeamPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const person = await requirePerson("team.read")
  const t = await getTranslations("supervisor")
  const format = await getFormatter()
  const address = boardAddress(await searchParams)
  const now = new Date()
  const since = startOfDayIn(now, await getTimeZone())
  const { teamId } = person
  const [members, outcomes] = teamId
    ? await read(() => Promise.all([readTeam(db(), teamId, since, now), countOutcomes(db(), teamId, since)]))
    : [[], []]
  return (
    <Desk person={person} wide title={t("title")}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <DueNotice personId={person.id} />
        <CommentsNotice person={person} />
        <Board person={person} address={address} />
        <Card
          title={t("members")}
          action={
            <span className="text-sm text-soft">
              {t("asOf", { time: format.dateTime(now, { dateStyle: "short", timeStyle: "short" }) })}
            </span>
          }
        >
          {members.length > 0 ? <Members members={members} /> : <Empty>{t(teamId ? "noMembers" : "noTeam")}</Empty>}
        </Card>
        <Outcomes outcomes={outcomes} />
        <Progress person={person} wanted={address.wave} />
      </div>
    </Desk>
  )
}
