// Columns of microdata never change once kept: those read last stay in the process, up to so many bytes.
import type { Column } from "@/lib/microdata/microdata"

const MOST_BYTES = 256 * 2 ** 20

const shared = globalThis as { saualColumns?: Map<string, Column> }
shared.saualColumns ??= new Map()
/** By microdata and name, the one read longest ago first. */
const columns = shared.saualColumns

export function cachedColumn(microdataId: string, name: string): Column | undefined {
  const found = columns.get(`${microdataId} ${name}`)
  if (found) cacheColumn(microdataId, name, found)
  return found
}

export function cacheColumn(microdataId: string, name: string, column: Column): void {
  columns.delete(`${microdataId} ${name}`)
  columns.set(`${microdataId} ${name}`, column)
  let bytes = [...columns.values()].reduce((sum, { values }) => sum + values.byteLength, 0)
  for (const [key, { values }] of columns) {
    if (bytes <= MOST_BYTES) break
    columns.delete(key)
    bytes -= values.byteLength
  }
}
