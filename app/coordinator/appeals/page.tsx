import { getTranslations } from "next-intl/server"
import { requirePerson } from "@/app/_server/page"
import { AppealList } from "@/app/supervisor/appeals/_parts/list"

export async function generateMetadata() {
  return { title: (await getTranslations("appeal"))("title") }
}

export default async function AppealsPage() {
  const person = await requirePerson("appeal.decide")
  return <AppealList person={person} base="/coordinator/appeals" />
}
