// Counted interviews of a wave, grouped by everything the study counts its sample by.
import { sql } from "drizzle-orm"
import type { Answer, Answers } from "@/lib/questionnaire/definition"
import { codesOf, compileDimensions, type Dimensions } from "@/lib/quota/dimensions"
import type { Group } from "@/lib/weighting/rake"
import type { Tx } from "../client"
import { contextOf, findInstrument, type Instrument } from "./instruments"

type Pattern = {
  region: string | null
  service: string | null
  source: string
  language: string
  mode: string
  answers: (Answer | null)[]
  last: Date
  n: number
}

/**
 * Groups by region, service, mode and the dimensions from answers, those of the quotas and of the population. Answers
 * that have left the path tell nothing: each kind of interview is walked once with the answers that matter.
 */
export async function readSampleGroups(tx: Tx, waveId: string): Promise<Group[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select distinct instrument_id as id from interviews where wave_id = ${waveId}::uuid and standing = 'counted'`)
  const groups = new Map<string, { codes: Record<string, string>; n: number }>()
  for (const { id } of rows) {
    const instrument = await findInstrument(tx, id)
    const dimensions = dimensionsOf(instrument)
    for (const pattern of await readPatterns(tx, waveId, id, [...dimensions.touched])) {
      const codes = codesOfPattern(instrument, dimensions, pattern)
      const key = JSON.stringify(Object.entries(codes).sort())
      const found = groups.get(key)
      if (found) found.n += pattern.n
      else groups.set(key, { codes, n: pattern.n })
    }
  }
  return [...groups.values()]
}

/** Dimensions from answers of an instrument, those of its quotas and of its population. */
export function dimensionsOf({ study, questionnaire }: Instrument): Dimensions {
  const compiled = compileDimensions([...study.quotas.answerDimensions, ...study.population.dimensions], questionnaire)
  if (!compiled.ok) throw new Error(`dimension ${compiled.faults[0]?.dimension} of ${study.id} does not compile`)
  return compiled.dimensions
}

async function readPatterns(tx: Tx, waveId: string, instrumentId: string, touched: readonly string[]) {
  const answers = sql.join(
    touched.map((name) => sql`i.answers -> ${name}::text`),
    sql`, `,
  )
  const { rows } = await tx.execute<Pattern>(sql`
    select c.region, c.service, c.source, i.language, i.mode, jsonb_build_array(${answers}) as answers,
      max(i.ended_at) as last, count(*)::int as n
    from interviews i join cases c on c.id = i.case_id
    where i.wave_id = ${waveId}::uuid and i.standing = 'counted' and i.instrument_id = ${instrumentId}::uuid
    group by 1, 2, 3, 4, 5, 6`)
  return rows.map((row) => ({ ...row, answers: answered(touched, row.answers), last: new Date(row.last) }))
}

function codesOfPattern(
  { study, questionnaire }: Instrument,
  dimensions: Dimensions,
  { region, service, source, language, mode, answers, last }: Omit<Pattern, "answers"> & { answers: Answers },
): Record<string, string> {
  const context = contextOf(study, { region, service, source, language, mode }, last)
  const attributes = { ...(region !== null && { region }), ...(service !== null && { service }) }
  return { ...codesOf(dimensions, questionnaire, answers, context, { attributes, mode }) }
}

const answered = (names: readonly string[], values: readonly (Answer | null)[]): Answers =>
  Object.fromEntries(names.flatMap((name, index) => (values[index] === null ? [] : [[name, values[index]!]])))
