"use server"
import type { z } from "zod"
import { sealedSeed } from "@/adapters/vault/seed"
import { newToken } from "@/adapters/vault/token"
import { byPerson } from "@/db/queries/audit"
import { findInstrument } from "@/db/queries/instruments"
import { closeWave, createWave, openWave } from "@/db/queries/waves"
import { action } from "../_server/action"
import { vault } from "../_server/database"
import { NewWave, WaveId } from "./schema"

// A wave runs in every region: a coordinator of some of them may not steer it.
const wholeCountry = async () => ({ region: null })

const runCreate = action({
  verb: "wave.steer",
  input: NewWave,
  thing: wholeCountry,
  work: async ({ tx, person, input }) => {
    const { study } = await findInstrument(tx, input.instrumentId)
    const wave = { ...input, studyId: study.id, openLink: newToken().slice(0, 8) }
    return { id: await createWave(tx, byPerson(person), wave, study.quotas.cells) }
  },
})

const runOpen = action({
  verb: "wave.steer",
  input: WaveId,
  thing: wholeCountry,
  work: ({ tx, person, input, now }) => openWave(tx, byPerson(person), input.waveId, sealedSeed(vault()), now),
})

const runClose = action({
  verb: "wave.steer",
  input: WaveId,
  thing: wholeCountry,
  work: ({ tx, person, input, now }) => closeWave(tx, byPerson(person), input.waveId, now, vault().open),
})

export async function createWaveAction(raw: NewWave) {
  return runCreate(raw)
}

export async function openWaveAction(raw: z.input<typeof WaveId>) {
  return runOpen(raw)
}

export async function closeWaveAction(raw: z.input<typeof WaveId>) {
  return runClose(raw)
}
