// A list becomes cases batch by batch: good rows are kept, every other row is named with its reason.
import type { Vault } from "@/adapters/vault/vault"
import type { Progress } from "@/app/_server/task-progress"
import { type Database, transact } from "@/db/client"
import { endList, type ListEnd, takeBatch } from "@/db/queries/lists"
import type { Sampled, Taken } from "@/db/queries/sample"
import { type Person, regionScope } from "@/lib/permission"
import type { Mapping } from "@/lib/sample/headers"
import { type FileRow, rowReader, type SampledPerson } from "@/lib/sample/import-rows"
import { knownCodesOf } from "@/lib/sample/known-codes"
import type { ListFault } from "@/lib/sample/list"
import { entryOf } from "@/lib/study/preloads"
import type { Study } from "@/lib/study/study"

/** So many rows keep the process, and other writers of contacts, for a moment only. */
const BATCH = 500

type Doing = Readonly<{ db: Database; vault: Vault; person: Person; random: () => number }>
type List = Readonly<{
  id: string
  reference: string | null
  mapping: Mapping
  wave: Readonly<{ id: string; studyId: string }>
  study: Study
}>

/** Takes all rows in, each batch in a transaction of its own; one that was interrupted can be run again. */
export async function takeListIn(
  { db, vault, person, random }: Doing,
  list: List,
  rows: readonly FileRow[],
  progress: Progress,
): Promise<ListEnd> {
  const read = rowReader(knownCodesOf(list.study, regionScope(person)), list.mapping)
  const faults: ListFault[] = []
  progress(0, rows.length)
  for (let from = 0; from < rows.length; from += BATCH) {
    const some = rows.slice(from, from + BATCH)
    const batch = read(some)
    const people = batch.people.map((one) => sealed(one, list, vault, random))
    const taken = await transact(db, (tx) => takeBatch(tx, list.wave, { listId: list.id, rows: some.length, people }))
    faults.push(...batch.faults, ...taken.flatMap((one, at) => faultOf(one, batch.people[at]?.row ?? 0)))
    progress(from + some.length)
  }
  faults.sort((a, b) => a.row - b.row)
  return transact(db, (tx) => endList(tx, person, list.id, faults))
}

function faultOf({ kind }: Taken, row: number): ListFault[] {
  return kind === "do_not_call" || kind === "number_of_another" ? [{ row, column: "phone", fault: kind }] : []
}

function sealed(person: SampledPerson, list: List, vault: Vault, random: () => number): Sampled {
  const { name, phones, email, region, service, language, reference, attributes } = person
  const [phone, ...further] = phones
  const { study } = list
  return {
    sealed: vault.seal(JSON.stringify({ name, phone, ...(email && { email }) })),
    phoneFingerprint: vault.fingerprint(phone),
    further: further.map((number) => ({
      sealed: vault.seal(JSON.stringify({ phone: number })),
      phoneFingerprint: vault.fingerprint(number),
    })),
    emailFingerprint: email && vault.fingerprint(email),
    ...{ region, service, language, attributes },
    timezone: entryOf(study, "region", region ?? undefined)?.columns.timezone || study.timezone,
    sourceReference: reference ?? list.reference,
    shuffle: random(),
  }
}
