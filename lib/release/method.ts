// The method of a release as data: with it and the counts anybody can work the scores out again.
import type { Scheme } from "../scoring/scheme"
import type { ScoringSettings } from "../study/study"

export type ReleasedMethod = Readonly<{
  settings: ScoringSettings
  items: Readonly<
    Record<string, Readonly<{ criterion: string; form: string; zone: string; base: string; call: boolean }>>
  >
  /** In register order: the body, and whether nobody else takes part. */
  services: readonly Readonly<{ code: string; body: string | null; undivided: boolean }>[]
  bodies: readonly Readonly<{ code: string; columns: Readonly<Record<string, string>> }>[]
  regions: readonly string[]
}>

export function methodOf({ settings, items, services, bodies, regions }: Scheme): ReleasedMethod {
  return {
    settings,
    items: Object.fromEntries(
      [...items.values()].map(({ name, criterion, form, zone, base, call }) => [
        name,
        { criterion, form, zone, base, call },
      ]),
    ),
    services: [...services.values()].map(({ code, body, undivided }) => ({
      code,
      body: body?.code ?? null,
      undivided,
    })),
    bodies: bodies.map(({ code, columns }) => ({ code, columns })),
    regions,
  }
}
