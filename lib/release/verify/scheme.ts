// The method as a release tells it, made ready to score with: nothing else of the study is needed.
import type { Item, Scheme, Service } from "../../scoring/scheme"
import type { Base, ItemCounts } from "../../scoring/score"
import type { Entry } from "../../study/register"
import type { People } from "../counts"
import type { ReleasedMethod } from "../method"
import type { Published } from "../withhold"

export function schemeIn({ settings, items, services, bodies, regions }: ReleasedMethod): Scheme {
  const entries = bodies.map(({ code, columns }): Entry => ({ code, columns, label: {}, texts: {} }))
  const bodyOf = new Map(entries.map((body) => [body.code, body]))
  const { lowest, highest } = settings.scale
  return {
    settings,
    items: new Map(itemsIn(settings, items).map((item) => [item.name, item])),
    services: new Map(
      services.map(({ code, body, undivided }): [string, Service] => [
        code,
        { code, body: bodyOf.get(body ?? ""), undivided },
      ]),
    ),
    bodies: entries,
    regions,
    placeOf: (value) => {
      const place = Number(value) - lowest
      return Number.isInteger(place) && place >= 0 && place <= highest - lowest ? place : undefined
    },
  }
}

// The file has them by name; forms and criteria stand in the order of the settings.
function itemsIn({ forms, criteria }: ReleasedMethod["settings"], items: ReleasedMethod["items"]): Item[] {
  const place = (all: readonly string[], one: string) => (all.includes(one) ? all.indexOf(one) : all.length)
  return Object.entries(items)
    .map(([name, item]) => ({ name, ...item, base: item.base as Base }))
    .sort(
      (a, b) =>
        place(forms, a.form) - place(forms, b.form) || place(criteria, a.criterion) - place(criteria, b.criterion),
    )
}

type Known = Map<string, Map<string, ItemCounts>>

/** Published counts; `hidden` stands for what is withheld, which is left out without it. */
export function countsIn(published: Published, people?: People, hidden?: ItemCounts): Known {
  const services = Object.entries(published).map(([service, items]): [string, Map<string, ItemCounts>] => {
    const known = Object.entries(items).flatMap(([item, numbers]): [string, ItemCounts][] => {
      if (numbers === null) return hidden ? [[item, hidden]] : []
      const [asked = 0, ...ratings] = numbers
      const n = people?.[service]?.[item]
      return [[item, n === undefined ? { asked, ratings } : { asked, ratings, people: n }]]
    })
    return [service, new Map(known)]
  })
  return new Map(services)
}
