import { getTranslations } from "next-intl/server"
import { requirePerson } from "@/app/_server/page"
import { type AppealParams, loadAppeal } from "@/app/supervisor/appeals/_parts/load"
import { Opened } from "@/app/supervisor/appeals/_parts/opened"

export async function generateMetadata() {
  return { title: (await getTranslations("appeal"))("title") }
}

export default async function AppealPage({ params }: AppealParams) {
  const person = await requirePerson("appeal.decide")
  const opened = await loadAppeal(person, params)
  return <Opened person={person} opened={opened} base="/supervisor/appeals" />
}
