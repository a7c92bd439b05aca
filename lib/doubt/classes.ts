// Respondents put in order: those of a stratum whose answers count in the same figures stand together.
import { groupsOf } from "../microdata/groups"
import type { Microdata } from "../microdata/microdata"
import type { Scope } from "./made"

/** Respondents `order[start]` up to, not including, `order[end]`; `region`: its scope, `scopes`: the others. */
export type Class = Readonly<{
  stratum: string
  service: string
  region: Scope
  scopes: readonly Scope[]
  start: number
  end: number
}>

export type Classes = Readonly<{ order: Uint32Array; strata: readonly (readonly Class[])[] }>

/** A stratum is a cell of region and service; `scopesOf` says what else of a respondent decides where answers count. */
export function classesOf(microdata: Microdata, by: "place" | "number", scopesOf: (code: string) => Scope[]): Classes {
  const groups = groupsOf(microdata, ["region", "service", by])
  const sizes = new Uint32Array(groups.codes.length)
  for (const group of groups.of) sizes[group]!++
  const kinds = new Map<string, { members: number[] } & Omit<Class, "start" | "end">>()
  groups.codes.forEach(({ region, service, [by]: code }, group) => {
    const stratum = JSON.stringify([region, service])
    const scopes = ["all", ...scopesOf(code)]
    const key = JSON.stringify([stratum, scopes])
    const kind = kinds.get(key) ?? { members: [], stratum, service, region: `region ${region}`, scopes }
    kind.members.push(group)
    kinds.set(key, kind)
  })
  const strata = new Map<string, Class[]>()
  const starts = new Uint32Array(groups.codes.length)
  let start = 0
  for (const { members, ...kind } of kinds.values()) {
    let end = start
    for (const group of members) {
      starts[group] = end
      end += sizes[group]!
    }
    strata.set(kind.stratum, [...(strata.get(kind.stratum) ?? []), { ...kind, start, end }])
    start = end
  }
  return { order: sorted(groups.of, starts), strata: [...strata.values()] }
}

function sorted(groups: Int32Array, starts: Uint32Array): Uint32Array {
  const order = new Uint32Array(groups.length)
  const next = starts.slice()
  groups.forEach((group, row) => {
    order[next[group]!++] = row
  })
  return order
}
