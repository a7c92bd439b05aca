// Gathers a case for the console on the server: what is sealed is opened here, for who holds the case and nobody else.
import { z } from "zod"
import { db, vault } from "@/app/_server/database"
import { read } from "@/db/client"
import { findOpen, listFurtherPhones } from "@/db/queries/call-facts"
import { countDay, listCalls } from "@/db/queries/calls"
import { findAppointment, lastSeq, type OpenCase, openCase } from "@/db/queries/console"
import { contextOf, findInstrument } from "@/db/queries/instruments"
import { findCell, talkedSince } from "@/db/queries/own-progress"
import type { Person } from "@/lib/permission"
import { displayPhone } from "@/lib/sample/phone"
import type { Study } from "@/lib/study/study"
import { startOfDayIn } from "@/lib/time"
import { type Locale, messagesOf } from "@/messages"
import { PHONE_ROOM } from "../phone-room"
import type { CaseFile, RunningFile } from "./case-file"
import { scriptsOf } from "./scripts"
import { namedOf } from "./subject"

/** Problem `case_not_yours` when the person does not hold the case now. */
export function loadCaseFile(person: Person, caseId: string, locale: Locale, now: Date): Promise<CaseFile> {
  return read(async () => {
    const open = await openCase(db(), caseId, person.id, now)
    const { caseRow, wave, running } = open
    const { study, dimensions } = await findInstrument(db(), running?.instrumentId ?? wave.instrumentId)
    const calls = await listCalls(db(), caseId)
    const { region, service, source, timezone } = caseRow
    return {
      person: { id: person.id, name: person.name },
      caseId,
      wave: { name: wave.name, practice: wave.practice },
      asOf: now.toISOString(),
      aheadUntil: caseRow.aheadUntil?.toISOString() ?? null,
      contact: await contactOf(open),
      phoneDue: caseRow.phone,
      service: namedOf(study, "service", service, locale),
      region: namedOf(study, "region", region, locale),
      source,
      language: languageOf(study, caseRow.language),
      timezone,
      appointmentAt: (await findAppointment(db(), caseId))?.toISOString() ?? null,
      calls: calls.map((call) => ({ ...call, startedAt: call.startedAt.toISOString() })),
      notes: open.notes,
      call: open.callingSince && (await callOf(caseId, person.id)),
      definition: study.definition,
      quotaAsked: dimensions.asked,
      context: contextOf(study, { ...caseRow, mode: "phone" }, now),
      scripts: scriptsOf(study, { region, service, source }, person.name),
      languageNames: messagesOf(locale).common.languages,
      progress: await progressOf(person, caseRow, now),
      referral: referralOf(study, region, locale),
      running: running && (await runningOf(study, open, running, now)),
    }
  })
}

const Contact = z.object({ name: z.string().catch(""), phone: z.string() })

async function contactOf({ sealed, caseRow }: OpenCase): Promise<CaseFile["contact"]> {
  if (!sealed) return null
  const { name, phone } = Contact.parse(JSON.parse(vault().open(sealed)))
  const further = caseRow.contactId ? await listFurtherPhones(db(), caseRow.contactId) : []
  const numbers = [
    { place: 1, number: phone },
    ...further.map(({ place, sealed: number }) => ({ place, number: numberIn(vault().open(number)) })),
  ]
  return { name, phones: numbers.map(({ place, number }) => ({ place, number, shown: displayPhone(number) })) }
}

/** A further number stands alone or as the first one does. */
const numberIn = (opened: string): string => (opened.startsWith("{") ? Contact.parse(JSON.parse(opened)).phone : opened)

async function callOf(caseId: string, personId: string): Promise<CaseFile["call"]> {
  const open = await findOpen(db(), caseId, personId)
  if (!open) return null
  const { id, phone, dialler, startedAt, answeredAt, hungUpAt } = open
  const written = (at: Date | null) => at?.toISOString() ?? null
  const moments = { startedAt: startedAt.toISOString(), answeredAt: written(answeredAt), hungUpAt: written(hungUpAt) }
  return { id, phone, dialler, ...moments }
}

async function progressOf(person: Person, caseRow: OpenCase["caseRow"], now: Date): Promise<CaseFile["progress"]> {
  const since = startOfDayIn(now, PHONE_ROOM)
  const figures = await countDay(db(), person.id, since)
  return { ...figures, minutes: await talkedSince(db(), person.id, since, now), cell: await findCell(db(), caseRow) }
}

function referralOf({ referral, axes }: Study, region: string | null, locale: Locale): CaseFile["referral"] {
  if (!referral) return null
  const entries = axes.region?.register.entries ?? []
  const regions = entries.map(({ code, label }) => ({ code, label: label[locale] ?? code }))
  return { limit: referral.limit, ask: referral.ask, region, regions }
}

const languageOf = (study: Study, known: string | null): string =>
  known && study.languages.includes(known) ? known : (study.languages[0] ?? "kk")

async function runningOf(
  study: Study,
  { caseRow }: OpenCase,
  running: NonNullable<OpenCase["running"]>,
  now: Date,
): Promise<RunningFile> {
  const { id, language, answers, mode, quotaClosedAt } = running
  return {
    ...{ id, language, answers },
    asOf: now.toISOString(),
    lastSeq: await lastSeq(db(), id),
    context: contextOf(study, { ...caseRow, mode }, now),
    closed: quotaClosedAt !== null,
  }
}
