// The draw of an address, for its page and its file.
import { notFound } from "next/navigation"
import { z } from "zod"
import { db } from "@/app/_server/database"
import { type Database, read } from "@/db/client"
import { Problem } from "@/lib/problem"

export type DrawParams = Readonly<{ params: Promise<{ wave: string }> }>

/** What is asked of the wave named; an unknown, malformed or never opened one is the 404 page. */
export async function loadDraw<T>(params: DrawParams["params"], ask: (db: Database, wave: string) => Promise<T>) {
  const wave = z.uuid().safeParse((await params).wave)
  if (!wave.success) notFound()
  try {
    return await read(() => ask(db(), wave.data))
  } catch (error) {
    if (error instanceof Problem && error.code === "not_found") notFound()
    throw error
  }
}
