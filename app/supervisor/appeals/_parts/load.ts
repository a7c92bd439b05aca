import { notFound } from "next/navigation"
import { z } from "zod"
import { db } from "@/app/_server/database"
import { read } from "@/db/client"
import { findAppeal, type OpenedAppeal } from "@/db/queries/appeals"
import type { Person } from "@/lib/permission"
import { Problem } from "@/lib/problem"

export type AppealParams = Readonly<{ params: Promise<{ id: string }> }>

/** The appeal of an address; out of reach looks the same as not there. */
export async function loadAppeal(person: Person, params: AppealParams["params"]): Promise<OpenedAppeal> {
  const id = z.uuid().safeParse((await params).id)
  if (!id.success) notFound()
  try {
    return await read(() => findAppeal(db(), person, id.data))
  } catch (error) {
    if (error instanceof Problem && error.code === "not_found") notFound()
    throw error
  }
}
