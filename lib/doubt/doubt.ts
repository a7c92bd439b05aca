// How sure the figures of a wave are: worked out once from microdata, kept with the release.
import type { Score } from "../scoring/score"

/**
 * What a figure is about: `study`; `form <form>`; `criterion <form>/<criterion>`; `service <code>`;
 * `service <code>/<form>`; `service <code>/<form>/<criterion>`; `region <code>`; `provider <name>`; `total <name>`;
 * `body_own <code>`; `body_all <code>`; `call <number>`.
 */
export type FigureKey = string

/**
 * Standard errors of mean and percent; null where fewer than two people rated anything or fewer than may be shown
 * were asked. A study without forms has "" for the form: `criterion /staff`, `service C1//staff`.
 */
export type StandardErrors = Readonly<Record<FigureKey, Score | null>>

/**
 * First and last rank that the differences do not contradict, at the study's confidence; `neighbours`: the others of
 * the ranking that it cannot be told apart from, the best first.
 */
export type RankRange = Readonly<{ from: number; to: number; neighbours: readonly string[] }>

/**
 * An item held against the result: Spearman's correlation with its interval, and how many rated both. Items that too
 * few rated, or that everybody rated alike, have none.
 */
export type Driver = Readonly<{
  item: string
  n: number
  rho: number
  low: number
  high: number
  /** The item's own mean and satisfaction among those. */
  score: Score
}>

/**
 * Another method beside the study's own: the same figures down to the forms of services, their errors, and how they
 * were weighted. Figures of fewer people than may be shown are left out.
 */
export type Beside = Readonly<{
  method: "unweighted" | "respondents"
  weights: "none" | "raking"
  /** Kish's effective number of respondents. */
  effectiveN: number
  figures: Readonly<Record<FigureKey, Readonly<{ score: Score; error: Score | null; n: number }>>>
}>

export type Doubt = Readonly<{
  at: string
  n: number
  confidence: number
  errors: StandardErrors
  /** Respondents asked any item behind the figure, unweighted: what `intervalOf` wants beside the error. */
  people: Readonly<Record<FigureKey, number>>
  /** By ranking (services, regions, providers, bodies_own_zone, bodies_all_zones), then by code. */
  ranks: Readonly<Record<string, Readonly<Record<string, RankRange>>>>
  beside: readonly Beside[]
  /** By form ("" in a study without forms), then by service ("" for all services): strongest first. */
  drivers: Readonly<Record<string, Readonly<Record<string, readonly Driver[]>>>>
}>
