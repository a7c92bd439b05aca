// The release of an address, for its page and its files.
import { notFound } from "next/navigation"
import { z } from "zod"
import { db } from "@/app/_server/database"
import { read } from "@/db/client"
import { findRelease } from "@/db/queries/releases"
import { Problem } from "@/lib/problem"

export type ReleaseParams = Readonly<{ params: Promise<{ id: string }> }>

/** An unknown or malformed one is the 404 page. */
export async function loadRelease(params: ReleaseParams["params"]) {
  const id = z.uuid().safeParse((await params).id)
  if (!id.success) notFound()
  try {
    return await read(() => findRelease(db(), id.data))
  } catch (error) {
    if (error instanceof Problem && error.code === "not_found") notFound()
    throw error
  }
}
