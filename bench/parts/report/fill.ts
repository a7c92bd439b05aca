// Interviews of a wave as one wide table, an item a column, and the tally counted from it: all made in PostgreSQL.
import type { Client } from "pg"
import { questionsOfReport } from "@/lib/report/data-of"
import { ASKED } from "@/lib/scoring/contribution"
import type { Scheme } from "@/lib/scoring/scheme"
import type { Study } from "@/lib/study/study"

/** One row an interview; null off the path, '' left blank. */
export const WIDE = "bench_interviews"
export const PLACE = ["region", "service", "form", "place", "mode", "number"] as const

const NUMBERS = ["1414", "1411", "111", "109"]
const OFFICES = ["akimat", "state_body_office", "provider_org"]

/** Interviews spread over regions and services, in the forms and places in which each service is provided. */
export async function fillReport(client: Client, waveId: string, study: Study, scheme: Scheme, interviews: number) {
  const items = [...scheme.items.values()]
  const columns = [...PLACE, ...items.map(({ name }) => name)].map((name) => `"${name}" text`)
  await client.query(`create unlogged table ${WIDE} (id int primary key, ${columns.join(", ")})`)
  const services = servicesOf(study)
  // Chance of each answer is a hash of the interview and the item: the same on every machine.
  const answers = items.map(({ name, form, call }, index) => {
    const asked = call ? "number is not null" : form === "ambulance" ? "form = ''" : `form = '${form}'`
    return `case when ${asked} then (${VALUES})[1 + (hashint8(g * 101 + ${index}) & 31)] end as "${name}"`
  })
  await client.query(
    `insert into ${WIDE}
     select g, region, service, form, place, mode, number, ${answers.join(", ")} from (
       select g, (${array(study.axes.region!.register.entries.map(({ code }) => code))})[1 + g % 17] as region,
         s.service, s.form, s.place, case when hashint8(g) & 3 = 0 then 'online' else 'phone' end as mode,
         case when hashint8(g + 7) & 7 = 0 then (${array(NUMBERS)})[1 + (hashint8(g + 11) & 3)] end as number
       from generate_series(1, $1::int) g join (
         select row_number() over () - 1 as n, v.* from (values ${services.map(rowOf).join(", ")}) v (service, form, place)
       ) s on s.n = (hashint8(g + 3) & 2147483647) % ${services.length}
     ) i`,
    [interviews],
  )
  for (const { name, call } of items)
    await client.query(
      `insert into tally (wave_id, region, service, form, place, mode, question, value, slice, count)
       select $1, region, service, form, place, mode, '${name}', "${name}", ${call ? "number" : "''"}, count(*)
       from ${WIDE} where "${name}" is not null group by region, service, form, place, mode, "${name}"${call ? ", number" : ""}`,
      [waveId],
    )
  for (const [index, question] of asked(study).entries())
    await client.query(
      `insert into tally (wave_id, region, service, form, place, mode, question, value, slice, count)
       select $1::uuid, region, service, form, place, mode, $2::text, ($3::text[])[1 + (hashint8(id * 89::bigint + ${index}) & 2147483647) % $4::int] as v, '', count(*)
       from ${WIDE} group by region, service, form, place, mode, v
       union all
       select $1::uuid, region, service, form, place, mode, $2::text, '${ASKED}', '', count(*) from ${WIDE}
       where $5::boolean group by region, service, form, place, mode`,
      [waveId, question.name, question.codes, question.codes.length, question.multiple],
    )
  await client.query("vacuum analyze tally")
}

/** What the report counts beside its items, with the codes to answer it: everybody is asked. */
function asked({ definition, ...study }: Study) {
  const names = new Set(questionsOfReport({ definition, ...study }))
  const questions = definition.blocks.flatMap((block) => block.questions)
  return questions
    .filter(({ name, list }) => names.has(name) && list !== undefined)
    .map(({ name, type, list }) => ({
      name,
      multiple: type === "select_multiple",
      codes: (definition.lists[list ?? ""] ?? []).map(({ code }) => code),
    }))
    .filter(({ codes }) => codes.length > 0)
}

/** Of 32 answers: mostly good marks, a few that are none. */
const VALUES = array([
  ...[
    "5",
    "5",
    "5",
    "5",
    "5",
    "5",
    "5",
    "5",
    "5",
    "5",
    "5",
    "5",
    "5",
    "5",
    "5",
    "5",
    "5",
    "5",
    "4",
    "4",
    "4",
    "4",
    "4",
  ],
  ...["4", "3", "3", "3", "2", "1", "97", "98", ""],
])

function array(words: readonly string[]): string {
  return `array[${words.map((word) => `'${word}'`).join(",")}]`
}

type Provided = readonly [service: string, form: string, place: string]

/** Each service once for every fifth part of its interviews in a form: managers and the national portal have most. */
function servicesOf(study: Study): Provided[] {
  const surveyed = study.axes.service!.register.entries.filter(({ columns }) => columns.instrument !== "qualitative")
  return surveyed.flatMap(({ code, columns }, index): Provided[] => {
    if (columns.instrument === "ambulance") return [[code, "", ""]]
    const office = ["fo_manager", "fo_manager", "fo_manager", "fo_self_service", OFFICES[index % OFFICES.length]!]
    const online = ["egov", "egov", "egov", "egov", "mobile_app"]
    const forms = (columns.forms ?? "office").split(" ")
    return forms.flatMap((form) => (form === "online" ? online : office).map((place): Provided => [code, form, place]))
  })
}

const rowOf = (provided: Provided): string => `(${provided.map((word) => `'${word}'`).join(", ")})`
