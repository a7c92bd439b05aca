// What scoring.json may say: the method of a study as data (method, sections 3 and 4).
import { z } from "zod"
import { Text } from "../questionnaire/definition"

export const Level = z.enum(["item", "criterion", "form", "service", "study"])
export type Level = z.infer<typeof Level>

/** Entries of a register that have one of these words in each column named. */
const Where = z.record(z.string(), z.array(z.string()).min(1))

/** A zone's score in a form: flat mean of the items whose zone is in `counts`, without some criteria. */
const ZoneRule = z.strictObject({
  zone: z.string(),
  form: z.string(),
  counts: z.array(z.string()).min(1),
  withoutCriteria: z.array(z.string()).default([]),
})
export type ZoneRule = z.infer<typeof ZoneRule>

/** Whose work a service is: a column of the service register, and what of the service answers for the body. */
const Bodies = z.strictObject({
  column: z.string(),
  register: z.string(),
  /** The body's own zone. */
  zone: z.string(),
  /** Services where nobody else takes part: the whole score stands for the zone. */
  undivided: Where.default({}),
  /** Bodies in the rankings of bodies; all when empty. */
  ranked: Where.default({}),
})

/** Somebody who provides services: a zone's score on part of the receipt places or bodies, averaged over services. */
const Provider = z.strictObject({
  name: z.string(),
  label: Text,
  zone: z.string(),
  /** Answers to the tally's place question; all when absent. */
  places: z.array(z.string()).min(1).optional(),
  /** Bodies whose services count; all when empty. */
  bodies: Where.default({}),
  /** Instead of what the zone leaves out. */
  withoutCriteria: z.array(z.string()).optional(),
})
export type Provider = z.infer<typeof Provider>

const Ranking = z.strictObject({
  /** Mean of the unrounded scores below, or of the published (rounded) ones. */
  from: z.enum(["unrounded", "published"]).default("unrounded"),
  by: z.enum(["published_mean", "unrounded_mean"]).default("published_mean"),
  ties: z.enum(["register_order", "percent", "unrounded_mean"]).default("register_order"),
  /** Register order starts with the services of these bodies. */
  firstBodies: Where.default({}),
})
export type Ranking = z.infer<typeof Ranking>

export const RankingName = z.enum(["services", "bodies_own_zone", "bodies_all_zones", "regions", "providers"])
export type RankingName = z.infer<typeof RankingName>

/** Method settings. Bases are marked on the items themselves. */
export const ScoringSettings = z.strictObject({
  method: z.string().min(1),
  scale: z.strictObject({ lowest: z.int(), highest: z.int() }),
  /** From the lowest level to the whole study; each is the mean of the one before. */
  levels: z.array(Level).min(2),
  /** `unweighted`: of the scores below, each the same. `respondents`: pooled, every answer below the same. */
  average: z.enum(["unweighted", "respondents"]),
  /** Answers count as their respondents weigh; with `respondents` only. */
  weights: z.enum(["none", "raking"]).default("none"),
  criteria: z.array(z.string()),
  forms: z.array(z.string()).default([]),
  zones: z.array(ZoneRule).default([]),
  bodies: Bodies.optional(),
  providers: z.array(Provider).default([]),
  /** Totals that are the mean of providers, not pooled. */
  totals: z.array(z.strictObject({ name: z.string(), label: Text, of: z.array(z.string()).min(1) })).default([]),
  /** Items scored apart from the criteria, by the number that was called. */
  callItems: z.array(z.string()).default([]),
  rankings: z.partialRecord(RankingName, Ranking).default({}),
  decimals: z.strictObject({ mean: z.int().min(0).max(6), percent: z.int().min(0).max(6) }),
  rounding: z.literal("half_up"),
  /** Years measured on another scale: shown, never averaged with the others. */
  otherScaleYears: z.array(z.int()).default([]),
  confidence: z.number().gt(0.5).lt(1).default(0.95),
})
export type ScoringSettings = z.infer<typeof ScoringSettings>
