import Link from "next/link"
import { notFound } from "next/navigation"
import { getFormatter, getLocale, getTranslations } from "next-intl/server"
import { z } from "zod"
import { db } from "@/app/_server/database"
import { requirePerson } from "@/app/_server/page"
import { Desk } from "@/components/desk/desk"
import { Card } from "@/components/ui/card"
import { read } from "@/db/client"
import { findObservation, listObservations, type OwnObservation } from "@/db/queries/observations"
import type { Person } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import { type OfferWords, offerWords } from "../offer-words"
import { Facts } from "./facts"
import { Join, TakeOver } from "./join"
import { Listening } from "./listening"
import { Saved } from "./saved"

export async function generateMetadata() {
  return { title: (await getTranslations("observation"))("title") }
}

export default async function ObservationPage({ params }: { params: Promise<{ id: string }> }) {
  const person = await requirePerson("interview.observe")
  const { id } = await params
  if (!z.uuid().safeParse(id).success) notFound()
  const { words, own } = await read(() => load(person, id))
  const t = await getTranslations("observation.page")
  return (
    <Desk
      wide
      person={person}
      title={t("title", { interviewer: words.interviewer })}
      actions={
        <Link href="/supervisor/observe" className="text-accent underline underline-offset-4">
          {t("back")}
        </Link>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Facts words={words} />
        {own ? <Own own={own} /> : <Colleagues words={words} />}
      </div>
    </Desk>
  )
}

/** The facts for the team; the interview itself for its observer. Out of reach looks the same as not there. */
async function load(person: Person, id: string): Promise<{ words: OfferWords; own: OwnObservation | null }> {
  const [words] = await offerWords(db(), await listObservations(db(), person, { id }), await getLocale())
  const own = await ownOrNull(person, id)
  if (words) return { words, own }
  notFound()
}

async function ownOrNull(person: Person, id: string): Promise<OwnObservation | null> {
  try {
    return await findObservation(db(), person, id)
  } catch (error) {
    if (error instanceof Problem && error.code === "not_found") return null
    throw error
  }
}

async function Own({ own }: { own: OwnObservation }) {
  const t = await getTranslations("observation.page")
  const format = await getFormatter()
  const { observation, interview } = own
  if (observation.savedAt) return <Saved own={own} />
  if (observation.joinedAt) return <Listening own={own} />
  if (interview.status !== "running") return <Card>{t("ended")}</Card>
  return (
    <Card>
      <p className="mb-3">{t("offered", { time: format.dateTime(interview.startedAt, { timeStyle: "short" }) })}</p>
      <Join id={observation.id} />
    </Card>
  )
}

async function Colleagues({ words }: { words: OfferWords }) {
  const t = await getTranslations("observation")
  if (words.status !== "running" || words.savedAt)
    return (
      <Card>
        <p className="text-soft">{t("list.hint")}</p>
      </Card>
    )
  return (
    <Card>
      <p className="mb-3">{t("page.takeOverHint", { observer: words.observer })}</p>
      <TakeOver id={words.id} from={words.observerId} observer={words.observer} />
    </Card>
  )
}
