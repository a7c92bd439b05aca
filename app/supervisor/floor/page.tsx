import { getLocale, getTimeZone, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { requirePerson } from "@/app/_server/page"
import { Desk } from "@/components/desk/desk"
import { CalmRefresh } from "@/components/live/calm-refresh"
import { Card, Empty } from "@/components/ui/card"
import { read } from "@/db/client"
import { readFloor } from "@/db/queries/floor"
import { startOfDayIn } from "@/lib/time"
import { Floor } from "./floor"
import { shownLine } from "./line"
import { TeamShifts } from "./team-shifts"

export async function generateMetadata() {
  return { title: (await getTranslations("floor"))("title") }
}

/** Who of the team is on which case, for how long. What changes is pushed; times go on by the page's own clock. */
export default async function FloorPage() {
  const person = await requirePerson("team.read")
  const t = await getTranslations("floor")
  const now = new Date()
  const since = startOfDayIn(now, await getTimeZone())
  const locale = await getLocale()
  const lines = await read(async () => {
    const floor = await readFloor(db(), person, since, now)
    return Promise.all(floor.map((line) => shownLine(db(), line, locale)))
  })
  const order = new Intl.Collator(locale)
  return (
    <Desk
      person={person}
      wide
      title={t("title")}
      actions={person.teamId && <CalmRefresh topics={[`floor:${person.teamId}`]} />}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Card>
          <p className="mb-3 text-sm text-soft">{t("hint")}</p>
          {lines.length > 0 ? (
            <Floor at={now} lines={lines.sort((a, b) => order.compare(a.name, b.name))} />
          ) : (
            <Empty>{t(person.teamId ? "noMembers" : "noTeam")}</Empty>
          )}
        </Card>
        <TeamShifts person={person} now={now} />
      </div>
    </Desk>
  )
}
