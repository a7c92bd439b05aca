// What guards small groups takes a moment to work out and never changes for the same answers: kept for those who ask next.
import type { Shield } from "@/lib/analysis/disclosure"

const MOST_SOURCES = 3
const MOST_SHIELDS = 60

const shared = globalThis as { saualShields?: Map<string, Map<string, Shield>> }

/** Of one wave's answers as of one moment, for one scope; the oldest are dropped. */
export function shieldsOf(key: string): Map<string, Shield> {
  shared.saualShields ??= new Map()
  const kept = shared.saualShields
  const found = kept.get(key) ?? new Map<string, Shield>()
  kept.delete(key)
  kept.set(key, found)
  trim(kept, MOST_SOURCES)
  trim(found, MOST_SHIELDS)
  return found
}

function trim(map: Map<string, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return
    map.delete(key)
  }
}
