import { getLocale, getTranslations } from "next-intl/server"
import { cache } from "react"
import type { Badges } from "@/components/desk/badge"
import { read } from "@/db/client"
import { countDue } from "@/db/queries/queue"
import { numberIn } from "@/lib/report/numbers"
import { db } from "../_server/database"

/** This supervisor's own checks that are overdue or due soon; read once for a page. */
export const dueOf = cache((personId: string) => read(() => countDue(db(), personId, new Date())))

/** The same as a badge beside the checks in the navigation. */
export async function dueBadge(personId: string): Promise<Badges> {
  const { overdue, soon } = await dueOf(personId)
  if (overdue + soon === 0) return {}
  const t = await getTranslations("desk.due")
  const said = t("badge", { overdue, soon })
  return { verification: { n: numberIn(await getLocale(), overdue + soon), said, urgent: overdue > 0 } }
}
