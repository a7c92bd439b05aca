// The parts of a release's file that checking it needs: what a file must have before any figure can be looked at.
import { z } from "zod"
import { ScoringSettings } from "../../study/scoring"

const Score = z.object({ mean: z.number(), percent: z.number() })
const Count = z.int().nonnegative()
const Numbers = z.array(Count).min(2)
const Published = z.record(z.string(), z.record(z.string(), Numbers.nullable()))
const Part = z.looseObject({ counts: Published, rest: Score.nullable() })
const Placed = z.looseObject({ code: z.string(), rank: Count, score: Score })
const Tree = z.looseObject({
  code: z.string(),
  score: Score.nullable(),
  n: Count,
  get parts() {
    return z.array(Tree)
  },
})

export const ReleaseShape = z.looseObject({
  format: z.enum(["saual-release/1", "saual-release/2"]),
  number: z.int().positive(),
  study: z.looseObject({ id: z.string(), title: z.record(z.string(), z.string()) }),
  wave: z.looseObject({ id: z.string(), name: z.string() }),
  method: z.looseObject({
    settings: ScoringSettings,
    items: z.record(
      z.string(),
      z.object({
        criterion: z.string(),
        form: z.string(),
        zone: z.string(),
        base: z.enum(["asked", "rated"]),
        call: z.boolean(),
      }),
    ),
    services: z.array(z.looseObject({ code: z.string(), body: z.string().nullable(), undivided: z.boolean() })),
    bodies: z.array(z.looseObject({ code: z.string(), columns: z.record(z.string(), z.string()) })),
    regions: z.array(z.string()),
  }),
  bases: z.looseObject({
    accepted: Count,
    byMode: z.record(z.string(), Count),
    bySource: z.record(z.string(), Count),
  }),
  counts: z.looseObject({
    smallest: Count,
    services: Published,
    regions: z.record(z.string(), Part),
    providers: z.record(z.string(), Part),
    calls: z.record(z.string(), z.record(z.string(), Numbers)),
  }),
  scores: z.looseObject({
    national: z.looseObject({ score: Score.nullable(), margin: Score.nullable(), n: Count, services: Count }),
    services: z.array(Placed.extend({ parts: z.array(Tree) })),
    forms: z.array(z.looseObject({ form: z.string(), score: Score })),
    criteria: z.array(z.looseObject({ form: z.string(), criterion: z.string(), score: Score })),
    regions: z.array(Placed),
    providers: z.array(Placed),
    totals: z.array(z.looseObject({ code: z.string(), score: Score.nullable() })),
    bodies: z.looseObject({ ownZone: z.array(Placed), allZones: z.array(Placed) }),
    calls: z.array(z.looseObject({ number: z.string(), score: Score.nullable(), n: Count })),
  }),
  gate: z.array(z.looseObject({ accepted: Count })),
  fieldControl: z.looseObject({
    streams: z.array(
      z.looseObject({
        stream: z.string(),
        drawn: Count,
        checked: Count,
        open: Count,
        unreachable: Count,
        voided: Count,
      }),
    ),
    random: z.record(z.string(), Count),
    voided: Count,
    seedHash: z.string().nullable(),
    seed: z.string().nullable(),
  }),
  doubt: z.looseObject({}).nullish(),
  report: z.looseObject({}).nullish(),
  seal: z.string().optional(),
})
