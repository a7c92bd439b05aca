// Bodies and providers, which no interview names: known from its service and receipt place by the study's method.
import { meets, type Scheme } from "../scoring/scheme"
import type { Provider } from "../study/scoring"
import type { Column, Microdata, Selection } from "./microdata"
import { columnIn, select } from "./select"

/** The body whose service it is, by the method: a column for filters and breaks (`withColumn(microdata, "body", …)`). */
export function bodyColumn(scheme: Scheme, microdata: Microdata): Column {
  const { codes, values } = columnIn(microdata, "service")
  const bodies = scheme.bodies.map(({ code }) => code)
  const numbers = [0, ...codes.map((service) => bodies.indexOf(scheme.services.get(service)?.body?.code ?? "") + 1)]
  const made = bodies.length > 255 ? new Uint16Array(values.length) : new Uint8Array(values.length)
  return { codes: bodies, values: made.map((_, row) => numbers[values[row]!]!) }
}

/**
 * Interviews that a provider's score is made of: its receipt places, services of its bodies. Of their items those of the
 * provider's zone count (`zoneScore`).
 */
export function selectProvider(scheme: Scheme, microdata: Microdata, { places, bodies }: Provider): Selection {
  const services = columnIn(microdata, "service").codes.filter((code) => meets(scheme.services.get(code)?.body, bodies))
  return select(microdata, {
    ...(places && { place: places }),
    ...(Object.keys(bodies).length > 0 && { service: services }),
  })
}
