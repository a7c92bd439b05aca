// Several tables count the same rows in the same way: what has been counted once is not counted again.

const made = new WeakMap<object, WeakMap<object, Map<string, unknown>>>()

/**
 * What `make` gives of a list and a scheme, made once for each `key` as long as the list is there: nobody may change a
 * list, or what was made of it, afterwards. What is no list is counted each time.
 */
export function remembered<T>(rows: Iterable<unknown>, scheme: object, key: string, make: () => T): T {
  if (!Array.isArray(rows)) return make()
  const ofRows = made.get(rows) ?? new WeakMap<object, Map<string, unknown>>()
  made.set(rows, ofRows)
  const known = ofRows.get(scheme) ?? new Map<string, unknown>()
  ofRows.set(scheme, known)
  const full = `${rows.length} ${key}`
  if (!known.has(full)) known.set(full, make())
  return known.get(full) as T
}
