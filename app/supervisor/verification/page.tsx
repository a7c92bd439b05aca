import Link from "next/link"
import { getTranslations } from "next-intl/server"
import { z } from "zod"
import { Desk } from "@/components/desk/desk"
import { buttonLook } from "@/components/ui/button"
import { Card, Empty } from "@/components/ui/card"
import { read, transact } from "@/db/client"
import { endDays } from "@/db/queries/draw"
import { countQueue, listQueue, type QueuePlace } from "@/db/queries/queue"
import { spreadWork } from "@/db/queries/spread"
import { countFor, filterFrom, type QueueFilter } from "@/lib/verification/queue"
import { db, vault } from "../../_server/database"
import { requirePerson } from "../../_server/page"
import { addressOf, Filters } from "./filters"
import { namesFor } from "./names"
import { Queue } from "./queue"

const SIZE = 50

export async function generateMetadata() {
  return { title: (await getTranslations("verification"))("title") }
}

type Props = { searchParams: Promise<Record<string, unknown>> }

export default async function VerificationPage({ searchParams }: Props) {
  const person = await requirePerson("verification.check")
  const [t, words] = await Promise.all([getTranslations("verification"), getTranslations("desk")])
  const address = await searchParams
  const now = new Date()
  await transact(db(), (tx) => endDays(tx, vault().open, now))
  await transact(db(), spreadWork)
  const groups = await read(() => countQueue(db(), person, now))
  const filter = withDefault(
    filterFrom(address),
    groups.some(({ mine }) => mine),
  )
  const counts = countFor(groups, filter)
  const page = await read(() => listQueue(db(), person, filter, { now, size: SIZE, after: placeFrom(address.after) }))
  const found = words("queue.found", { n: counts.total })
  return (
    <Desk person={person} title={t("title")}>
      <Card title={t("queue.title")} action={<span className="text-sm text-soft">{found}</span>}>
        {groups.length === 0 ? (
          <Empty>{t("queue.empty")}</Empty>
        ) : (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
            <Filters filter={filter} counts={counts} names={await namesFor(counts)} />
            {page.checks.length > 0 ? (
              <Queue person={person} queue={page.checks} now={now} />
            ) : (
              <Empty>{words("filter.none")}</Empty>
            )}
            <Pages filter={filter} next={page.next} further={address.after !== undefined} />
          </div>
        )}
      </Card>
    </Desk>
  )
}

async function Pages({ filter, next, further }: { filter: QueueFilter; next: QueuePlace | null; further: boolean }) {
  if (!next && !further) return null
  const t = await getTranslations("desk.pages")
  return (
    <nav aria-label={t("label")} className="flex flex-wrap items-center gap-2">
      {further && (
        <Link href={addressOf(filter)} prefetch={false} className={buttonLook("plain", "small")}>
          {t("first")}
        </Link>
      )}
      {next && (
        <Link href={addressOf(filter, placeText(next))} prefetch={false} className={buttonLook("plain", "small")}>
          {t("next")}
        </Link>
      )}
    </nav>
  )
}

/** A supervisor's own checks first, as long as there are any. */
const withDefault = (filter: QueueFilter, mine: boolean): QueueFilter => ({ whose: mine ? "mine" : "all", ...filter })

const placeText = ({ dueAt, id }: QueuePlace): string => `${dueAt.toISOString()}_${id}`

const Place = z.tuple([z.iso.datetime().transform((text) => new Date(text)), z.uuid()])

function placeFrom(text: unknown): QueuePlace | null {
  const { data } = Place.safeParse(typeof text === "string" ? text.split("_") : null)
  return data ? { dueAt: data[0], id: data[1] } : null
}
