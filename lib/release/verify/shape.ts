// The parts of a release's file that checking it needs: what a file must have before any figure can be looked at.
import { z } from "zod"
import { ScoringSettings } from "../../study/scoring"

const Score = z.object({ mean: z.number(), percent: z.number() })
const Count = z.int().nonnegative()
/** Whole, unless the method weighs answers. */
const Numbers = z.array(z.number().nonnegative()).min(2)
const Pool = z.object({ sum: z.number(), rated: z.number(), best: z.number(), base: z.number() })
const Errors = z.object({ mean: z.number().nonnegative(), percent: z.number().nonnegative() })
const Published = z.record(z.string(), z.record(z.string(), Numbers.nullable()))
const Part = z.looseObject({ counts: Published, rest: z.union([Pool, Score]).nullable() })
const Answered = z.object({ asked: Count, counts: z.array(Count.nullable()) }).nullable()
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
  doubt: z
    .looseObject({
      n: Count,
      confidence: z.number(),
      errors: z.record(z.string(), Errors.nullable()),
      people: z.record(z.string(), Count),
      ranks: z.record(
        z.string(),
        z.record(z.string(), z.object({ from: Count, to: Count, neighbours: z.array(z.string()) })),
      ),
      beside: z.array(
        z.looseObject({
          method: z.enum(["unweighted", "respondents"]),
          weights: z.enum(["none", "raking"]),
          figures: z.record(z.string(), z.looseObject({ score: Score })),
        }),
      ),
    })
    .nullish(),
  report: z
    .looseObject({
      field: z.looseObject({ accepted: Count, voided: Count }),
      questions: z.record(z.string(), z.looseObject({ multiple: z.boolean() })),
      answers: z.record(
        z.string(),
        z.object({
          all: Answered,
          services: z.record(z.string(), Answered),
          regions: z.record(z.string(), Answered),
        }),
      ),
      sample: z.array(z.looseObject({ dimension: z.string(), rows: z.array(z.looseObject({ n: Count.nullable() })) })),
    })
    .nullish(),
  seal: z.string().optional(),
})
