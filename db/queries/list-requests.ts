// The list-supply register of a wave: requests to bodies, and what came of each, step by step. Steps are never changed.
import { and, asc, eq, inArray, isNull, or } from "drizzle-orm"
import { may, type Person, regionScope } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import { type KnownRequest, type RequestStep, requestState, stepsAfter } from "@/lib/sample/list-request"
import { formatInTimeZone } from "@/lib/time"
import type { Tx } from "../client"
import { newId } from "../ids"
import { listRequestSteps, listRequests, people } from "../schema"
import { byPerson, record } from "./audit"
import { callingOf } from "./case-standing"
import { findWave } from "./waves"

export type NewRequest = Readonly<{
  waveId: string
  body: string | null
  region: string | null
  service: string | null
  reference: string | null
  /** The day of the letter. */
  on: string
  note: string | null
}>

export type RequestRow = KnownRequest &
  Readonly<{
    id: string
    steps: readonly Readonly<{ step: RequestStep; on: string; note: string | null; person: string; at: Date }>[]
  }>

/**
 * Writes a request down with its first step; its id. Problems: `not_allowed` outside the person's regions; a day to come
 * is a fault of the field `on`.
 */
export async function addRequest(tx: Tx, person: Person, request: NewRequest, now: Date): Promise<string> {
  const { on, note, ...asked } = request
  if (!may(person, "contact.import", { region: asked.region })) throw new Problem("not_allowed")
  await assertPast(tx, asked.waveId, on, now)
  const id = newId()
  await tx.insert(listRequests).values({ id, ...asked })
  await tx
    .insert(listRequestSteps)
    .values({ id: newId(), requestId: id, step: "requested", on, note, personId: person.id, at: now })
  const details = { wave: asked.waveId, body: asked.body, region: asked.region, service: asked.service }
  await record(tx, byPerson(person), "list.requested", { thing: "list_request", id, details })
  return id
}

export type NewStep = Readonly<{ requestId: string; step: RequestStep; on: string; note: string | null }>

/**
 * Adds a step. Problems: `not_found`, `not_allowed`; one that cannot follow what was noted before is a fault of the field
 * `step`, a day to come or before the last step's of the field `on`.
 */
export async function addRequestStep(
  tx: Tx,
  person: Person,
  { requestId, step, on, note }: NewStep,
  now: Date,
): Promise<void> {
  const [request] = await tx.select().from(listRequests).where(eq(listRequests.id, requestId)).for("update")
  if (!request) throw new Problem("not_found")
  if (!may(person, "contact.import", { region: request.region })) throw new Problem("not_allowed")
  const today = await assertPast(tx, request.waveId, on, now)
  const after = await remindAfterDays(tx, request.waveId)
  const { state, since } = requestState(await stepsOf(tx, [requestId]), today, after)
  if (!stepsAfter(state).includes(step)) throw new Problem("bad_input", {}, { step: "not_now" })
  if (on < since) throw new Problem("bad_input", {}, { on: "before_last" })
  await tx.insert(listRequestSteps).values({ id: newId(), requestId, step, on, note, personId: person.id, at: now })
  await record(tx, byPerson(person), `list.${step}`, { thing: "list_request", id: requestId, details: { on } })
}

/** The register as of today, oldest request first; people with regions see theirs and what was asked for all. */
export async function listRequestsOf(tx: Tx, person: Person, waveId: string, now: Date): Promise<RequestRow[]> {
  const scope = regionScope(person)
  const seen = scope ? or(isNull(listRequests.region), inArray(listRequests.region, [...scope])) : undefined
  return readRegister(tx, waveId, now, seen)
}

/** The whole register, as far as warnings and releases rest on it. */
export const readRequests = (tx: Tx, waveId: string, now: Date): Promise<KnownRequest[]> =>
  readRegister(tx, waveId, now)

async function readRegister(tx: Tx, waveId: string, now: Date, seen?: ReturnType<typeof or>): Promise<RequestRow[]> {
  const { timezone } = await findWave(tx, waveId)
  const today = formatInTimeZone(now, timezone, "yyyy-MM-dd")
  const rows = await tx
    .select()
    .from(listRequests)
    .where(and(eq(listRequests.waveId, waveId), seen))
    .orderBy(asc(listRequests.createdAt), asc(listRequests.id))
  const steps = await stepsOf(
    tx,
    rows.map(({ id }) => id),
  )
  const after = await remindAfterDays(tx, waveId)
  return rows.map(({ id, body, region, service, reference }) => {
    const own = steps.filter(({ requestId }) => requestId === id)
    return { id, body, region, service, reference, ...requestState(own, today, after), steps: own }
  })
}

const remindAfterDays = async (tx: Tx, waveId: string): Promise<number> =>
  (await callingOf(tx, waveId)).lists.remindAfterDays

async function stepsOf(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return []
  return tx
    .select({
      requestId: listRequestSteps.requestId,
      step: listRequestSteps.step,
      on: listRequestSteps.on,
      note: listRequestSteps.note,
      person: people.name,
      at: listRequestSteps.at,
    })
    .from(listRequestSteps)
    .innerJoin(people, eq(people.id, listRequestSteps.personId))
    .where(inArray(listRequestSteps.requestId, [...ids]))
    .orderBy(asc(listRequestSteps.at), asc(listRequestSteps.id))
}

async function assertPast(tx: Tx, waveId: string, on: string, now: Date): Promise<string> {
  const { timezone } = await findWave(tx, waveId)
  const today = formatInTimeZone(now, timezone, "yyyy-MM-dd")
  if (on > today) throw new Problem("bad_input", {}, { on: "in_future" })
  return today
}
