// What every page of one wave begins with.
import { notFound } from "next/navigation"
import { z } from "zod"
import { db } from "@/app/_server/database"
import { read } from "@/db/client"
import { findInstrument } from "@/db/queries/instruments"
import { findWave } from "@/db/queries/waves"
import { Problem } from "@/lib/problem"

export type WaveParams = Readonly<{ params: Promise<{ id: string }> }>

/** The wave of an address with its study; an unknown or malformed one is the 404 page. */
export async function loadWave(params: WaveParams["params"]) {
  const id = z.uuid().safeParse((await params).id)
  if (!id.success) notFound()
  try {
    const wave = await read(() => findWave(db(), id.data))
    const { study, questionnaire } = await read(() => findInstrument(db(), wave.instrumentId))
    return { wave, study, questionnaire }
  } catch (error) {
    if (error instanceof Problem && error.code === "not_found") notFound()
    throw error
  }
}
