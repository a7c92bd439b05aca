import { forbidden, notFound } from "next/navigation"
import { getLocale, getTranslations } from "next-intl/server"
import { z } from "zod"
import { db } from "@/app/_server/database"
import { requirePerson } from "@/app/_server/page"
import { read } from "@/db/client"
import { findCaseHolder } from "@/db/queries/console"
import { Problem } from "@/lib/problem"
import { Console } from "../../_console/console"
import { loadCaseFile } from "../../_console/load"

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata() {
  return { title: (await getTranslations("interviewer"))("strip.title") }
}

export default async function CasePage({ params }: Props) {
  const { id } = await params
  await requirePerson("case.work")
  const now = new Date()
  const holder = z.uuid().safeParse(id).success ? await read(() => findCaseHolder(db(), id, now)) : null
  if (!holder) notFound()
  const person = await requirePerson("case.work", holder)
  const file = await loadCaseFile(person, id, await getLocale(), now).catch(goneMeanwhile)
  return <Console key={id} file={file} />
}

function goneMeanwhile(error: unknown): never {
  if (error instanceof Problem && error.code === "case_not_yours") forbidden()
  throw error
}
