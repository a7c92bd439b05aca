import { notFound } from "next/navigation"
import { z } from "zod"
import { db } from "@/app/_server/database"
import { read } from "@/db/client"
import { type MailingView, viewMailing } from "@/db/queries/mailing-view"
import { type Person, regionScope } from "@/lib/permission"
import { Problem } from "@/lib/problem"

export type MailingParams = Readonly<{ params: Promise<{ id: string; mailing: string }> }>

/** The mailing of an address, as this person may see it; any other is the 404 page. */
export async function loadMailing(params: MailingParams["params"], person: Person): Promise<MailingView> {
  const { id, mailing } = await params
  const known = z.uuid().safeParse(mailing)
  if (!known.success) notFound()
  try {
    return await read(() => viewMailing(db(), id, known.data, regionScope(person)))
  } catch (error) {
    if (error instanceof Problem && error.code === "not_found") notFound()
    throw error
  }
}
