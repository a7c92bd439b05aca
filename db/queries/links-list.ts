// Cases of a wave as a coordinator sees them (no names, no numbers), and those that personal links are made for.
import { and, asc, count, eq, exists, gt, inArray, isNotNull, isNull, ne, not, type SQL, sql } from "drizzle-orm"
import type { Tx } from "../client"
import { newId } from "../ids"
import { cases, interviews, links } from "../schema"

export const CASE_STATES = ["left", "running", "counted", "overflow", "finished"] as const
export type CaseState = (typeof CASE_STATES)[number]

export type CaseFilter = Readonly<{
  region?: string | undefined
  service?: string | undefined
  state?: CaseState | undefined
}>

const columns = {
  id: cases.id,
  region: cases.region,
  service: cases.service,
  source: cases.source,
  disposition: cases.disposition,
  attempts: cases.attempts,
  finalAt: cases.finalAt,
  createdAt: cases.createdAt,
}

/** Newest first within the reader's regions; `total` counts what the limit cuts off as well. */
export async function listCases(
  tx: Tx,
  waveId: string,
  regions: readonly string[] | null,
  filter: CaseFilter,
  now: Date,
  limit: number,
) {
  const where = and(
    eq(cases.waveId, waveId),
    withinRegions(regions),
    filter.region ? eq(cases.region, filter.region) : undefined,
    filter.service ? eq(cases.service, filter.service) : undefined,
    filter.state ? inState(tx, filter.state) : undefined,
  )
  const linked = sql<boolean>`exists (${liveLinks(tx, now)})`
  const found = await tx
    .select({ ...columns, linked })
    .from(cases)
    .where(where)
    .orderBy(sql`${cases.createdAt} desc`, asc(cases.id))
    .limit(limit)
  const [all] = await tx.select({ total: count() }).from(cases).where(where)
  return { cases: found, total: all?.total ?? 0 }
}

export type CaseLine = Awaited<ReturnType<typeof listCases>>["cases"][number]

export type LinkPlace = Readonly<{ id: string; region: string | null; service: string | null }>
const place = { id: cases.id, region: cases.region, service: cases.service }

/** These cases of the wave, as far as they are within the regions and not finished. */
export const findUnfinished = (
  tx: Tx,
  waveId: string,
  regions: readonly string[] | null,
  ids: readonly string[],
): Promise<LinkPlace[]> =>
  tx
    .select(place)
    .from(cases)
    .where(and(eq(cases.waveId, waveId), isNull(cases.finalAt), withinRegions(regions), inArray(cases.id, [...ids])))

/** Up to `n` unfinished cases of people on the list in one cell who have no valid link yet, in the queue's order. */
export const takeUnlinked = (
  tx: Tx,
  waveId: string,
  cell: Readonly<{ region: string | null; service: string | null }>,
  n: number,
  now: Date,
): Promise<LinkPlace[]> =>
  tx
    .select(place)
    .from(cases)
    .where(
      and(
        eq(cases.waveId, waveId),
        isNull(cases.finalAt),
        isNotNull(cases.contactId),
        sql`${cases.region} is not distinct from ${cell.region}`,
        sql`${cases.service} is not distinct from ${cell.service}`,
        not(exists(liveLinks(tx, now))),
      ),
    )
    .orderBy(asc(cases.shuffle))
    .limit(n)
    .for("update", { skipLocked: true })

type NewCase = Readonly<{ region: string | null; service: string | null; timezone: string; shuffle: number }>

/** Cases of people whose contacts are not with us: the link reaches them by another way. */
export async function addCasesWithoutContact(tx: Tx, waveId: string, people: readonly NewCase[]): Promise<LinkPlace[]> {
  if (people.length === 0) return []
  const rows = people.map((person) => ({ ...person, id: newId(), waveId, source: "list" as const }))
  return tx.insert(cases).values(rows).returning(place)
}

const withinRegions = (regions: readonly string[] | null): SQL | undefined =>
  regions ? inArray(cases.region, [...regions]) : undefined

const liveLinks = (tx: Tx, now: Date) =>
  tx
    .select({ one: sql`1` })
    .from(links)
    .where(and(eq(links.caseId, cases.id), isNull(links.revokedAt), gt(links.expiresAt, now)))

function inState(tx: Tx, state: CaseState): SQL | undefined {
  if (state === "left") return and(isNull(cases.finalAt), ne(cases.source, "open"))
  if (state === "finished") return isNotNull(cases.finalAt)
  const condition = state === "running" ? eq(interviews.status, "running") : eq(interviews.standing, state)
  return exists(
    tx
      .select({ one: sql`1` })
      .from(interviews)
      .where(and(eq(interviews.caseId, cases.id), condition)),
  )
}
