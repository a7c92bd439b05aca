import { notFound } from "next/navigation"
import { getTranslations } from "next-intl/server"
import { z } from "zod"
import { db } from "@/app/_server/database"
import { requirePerson } from "@/app/_server/page"
import { read } from "@/db/client"
import { findFaults } from "@/db/queries/lists"
import { csvOf } from "@/lib/report/csv"
import type { ListFault } from "@/lib/sample/list"
import { attachment } from "../../../control/file"
import { loadWave } from "../../../load"
import { fieldWords } from "../../field-words"

type Params = { params: Promise<{ id: string; list: string }> }

/** What was wrong with which row of a list; what stood in it is in the sender's own file only. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const person = await requirePerson("contact.import")
  const { wave, study } = await loadWave(params)
  const { list } = await params
  if (!z.uuid().safeParse(list).success) notFound()
  const t = await getTranslations("lists.faults")
  const words = await fieldWords(study)
  const faults = (await read(() => findFaults(db(), person, wave.id, list))) ?? notFound()
  const rows = faults.map(({ row, column, fault }: ListFault) => [
    String(row),
    words(column),
    t(`reasons.${fault as "missing"}`),
  ])
  return attachment(
    csvOf([[t("row"), t("column"), t("reason")], ...rows]),
    `faults-${list.slice(0, 8)}.csv`,
    "text/csv",
  )
}
