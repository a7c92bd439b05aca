import { getTranslations } from "next-intl/server"
import { Desk } from "@/components/desk/desk"
import { Card, Empty } from "@/components/ui/card"
import { read, transact } from "@/db/client"
import { endDays } from "@/db/queries/draw"
import { listQueue } from "@/db/queries/verifications"
import { db, vault } from "../../_server/database"
import { requirePerson } from "../../_server/page"
import { TeamCoverage } from "./coverage"
import { Queue } from "./queue"

export async function generateMetadata() {
  return { title: (await getTranslations("verification"))("title") }
}

export default async function VerificationPage({ searchParams }: { searchParams: Promise<{ wave?: string }> }) {
  const person = await requirePerson("verification.check")
  const t = await getTranslations("verification")
  const { wave } = await searchParams
  const now = new Date()
  await transact(db(), (tx) => endDays(tx, vault().open, now))
  const queue = await read(() => listQueue(db(), person))
  return (
    <Desk person={person} title={t("title")}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Card title={t("queue.title")}>
          {queue.length > 0 ? <Queue person={person} queue={queue} now={now} /> : <Empty>{t("queue.empty")}</Empty>}
        </Card>
        <TeamCoverage person={person} wanted={wave} />
      </div>
    </Desk>
  )
}
