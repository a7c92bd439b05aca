// One list in one transaction: good rows become cases, every other row is named with its reason.
import type { Vault } from "@/adapters/vault/vault"
import type { Tx } from "@/db/client"
import { byPerson } from "@/db/queries/audit"
import { importPeople } from "@/db/queries/import"
import { findInstrument } from "@/db/queries/instruments"
import { findWave } from "@/db/queries/waves"
import { type Person, regionScope } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import { type RowFault, readContactRows, type SampledPerson } from "@/lib/sample/import-rows"
import { knownCodesOf } from "@/lib/sample/known-codes"
import { entryOf } from "@/lib/study/preloads"
import type { Study } from "@/lib/study/study"

export type FaultyRow = Readonly<{
  row: number
  column: string
  reason: RowFault["fault"] | "already_there"
  value: string
}>
export type ImportResult =
  | Readonly<{ taken: true; added: number; faults: readonly FaultyRow[] }>
  | Readonly<{ taken: false; refusal: "empty" | "columns_missing"; missing: readonly string[] }>

type Doing = Readonly<{ tx: Tx; person: Person; vault: Vault; random: () => number }>

/** Problem `file_unreadable` when the bytes are no UTF-8 text. */
export async function importList(
  { tx, person, vault, random }: Doing,
  waveId: string,
  bytes: ArrayBuffer,
): Promise<ImportResult> {
  const text = decode(bytes)
  const wave = await findWave(tx, waveId)
  const { study } = await findInstrument(tx, wave.instrumentId)
  const rows = readContactRows(text, knownCodesOf(study, regionScope(person)))
  if (!rows.ok) return { taken: false, refusal: rows.refusal, missing: rows.missing }
  const sampled = rows.people.map((sampledPerson) => sealed(sampledPerson, study, vault, random))
  const added = await importPeople(tx, byPerson(person), wave, sampled)
  const known = rows.people.filter((_, index) => !added[index])
  const faults = [...rows.faults.map(faultyRow), ...known.map(knownRow)].sort((a, b) => a.row - b.row)
  return { taken: true, added: added.filter(Boolean).length, faults }
}

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    throw new Problem("file_unreadable")
  }
}

function sealed(person: SampledPerson, study: Study, vault: Vault, random: () => number) {
  const { name, phone, region, service, language, reference } = person
  const timezone = entryOf(study, "region", region ?? undefined)?.columns.timezone || study.timezone
  return {
    sealed: vault.seal(JSON.stringify({ name, phone })),
    phoneFingerprint: vault.fingerprint(phone),
    region,
    service,
    language,
    timezone,
    sourceReference: reference,
    shuffle: random(),
  }
}

const faultyRow = ({ row, column, fault, value }: RowFault): FaultyRow => ({ row, column, reason: fault, value })
const knownRow = ({ row, phone }: SampledPerson): FaultyRow => ({
  row,
  column: "phone",
  reason: "already_there",
  value: phone,
})
