// The release of an address, for its pages and its files.
import { notFound } from "next/navigation"
import { z } from "zod"
import { db } from "@/app/_server/database"
import { read } from "@/db/client"
import { findRelease, type Release } from "@/db/queries/releases"
import { Problem } from "@/lib/problem"

export type ReleaseParams = Readonly<{ params: Promise<{ id: string }> }>

/** Null when the address is of none. */
export async function releaseAt(address: string): Promise<Release | null> {
  const id = z.uuid().safeParse(address)
  if (!id.success) return null
  try {
    return await read(() => findRelease(db(), id.data))
  } catch (error) {
    if (error instanceof Problem && error.code === "not_found") return null
    throw error
  }
}

/** For files: an unknown or malformed one is answered with 404. */
export async function loadRelease(params: ReleaseParams["params"]): Promise<Release> {
  return (await releaseAt((await params).id)) ?? notFound()
}
