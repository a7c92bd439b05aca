"use server"
import { getTimeZone } from "next-intl/server"
import type { z } from "zod"
import { action } from "@/app/_server/action"
import { byPerson } from "@/db/queries/audit"
import { addShift, copyWeek, removeShift } from "@/db/queries/shifts"
import { Problem } from "@/lib/problem"
import { shiftOf } from "@/lib/shift/shift"
import { weekNamed } from "@/lib/week"
import { CopiedWeek, GoneShift, NewShift } from "./schema"

const runAdd = action({
  verb: "people.manage",
  input: NewShift,
  async work({ tx, person, input }) {
    const read = shiftOf(input, await getTimeZone())
    if (!read.ok) throw new Problem("bad_input", {}, { from: read.fault })
    await addShift(tx, byPerson(person), input.personId, read.shift)
  },
})

const runRemove = action({
  verb: "people.manage",
  input: GoneShift,
  work: ({ tx, person, input }) => removeShift(tx, byPerson(person), input.id),
})

const runCopy = action({
  verb: "people.manage",
  input: CopiedWeek,
  async work({ tx, person, input }) {
    const timezone = await getTimeZone()
    const week = weekNamed(input.week, timezone)
    if (!week) throw new Problem("bad_input")
    return copyWeek(tx, byPerson(person), input.personId, week, timezone)
  },
})

export async function saveShift(raw: z.input<typeof NewShift>) {
  return runAdd(raw)
}

export async function dropShift(raw: z.input<typeof GoneShift>) {
  return runRemove(raw)
}

/** Copies a week's shifts to the next week; how many were added, and how many hours were taken already. */
export async function copyShifts(raw: z.input<typeof CopiedWeek>) {
  return runCopy(raw)
}
