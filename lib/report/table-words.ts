// Everything in a report's tables that the page has words for. What is not here is said in the study's own words.

export const TABLE_KINDS = [
  ...(["sample", "answers", "answers_by_service", "answers_by_region"] as const),
  ...(["dynamics", "providers", "provider_services", "services", "regions"] as const),
  ...(["bodies_own", "bodies_all", "local_own", "local_all"] as const),
  ...(["criteria", "items", "calls", "drivers", "field", "beside"] as const),
  ...(["service_register", "service_criteria", "service_history", "service_calls"] as const),
  ...(["service_providers", "service_regions"] as const),
  ...(["region_services", "region_bodies", "region_history", "body_services", "body_history"] as const),
] as const
export type TableKind = (typeof TABLE_KINDS)[number]

/** Headings under which tables are listed, in order; the last four on the page of a service. `answers`: the study has words for it. */
export const TABLE_SECTIONS = [
  ...(["sample", "answers", "dynamics", "providers", "services", "bodies", "regions"] as const),
  ...(["criteria", "calls", "trust", "drivers", "field"] as const),
  ...(["portrait", "online", "complaints", "difficulties"] as const),
] as const
export type TableSection = (typeof TABLE_SECTIONS)[number]

export const COLUMN_WORDS = [
  ...([
    "service",
    "region",
    "body",
    "provider",
    "criterion",
    "item",
    "answer",
    "number",
    "year",
    "group",
    "method",
  ] as const),
  ...([
    "n",
    "asked",
    "other_answer",
    "share",
    "target",
    "reached",
    "population",
    "population_share",
    "sample_share",
  ] as const),
  ...(["rank", "mean", "percent", "services", "change_mean", "change_percent"] as const),
  ...(["average_mean", "average_percent", "mean_year", "percent_year", "own_mean", "own_percent"] as const),
  ...(["rho", "rating", "effective_n", "all_mean", "all_percent", "says"] as const),
] as const
export type ColumnWord = (typeof COLUMN_WORDS)[number]

export const ROW_WORDS = [
  ...(["total", "no_answer", "unknown", "given"] as const),
  ...(["accepted", "checked", "discrepancy", "fabricated", "unreachable", "voided"] as const),
  ...(["full_name", "own_zone", "all_zones", "unweighted", "respondents", "raked"] as const),
] as const
export type RowWord = (typeof ROW_WORDS)[number]

/** Notes below a table, and marks on its rows. */
export const TABLE_NOTES = [
  /** Surveyed by qualitative methods only. */
  "no_mass_survey",
  /** Figures of the population have no source yet. */
  "unverified",
  /** A year on another scale: shown, never averaged. */
  "other_scale",
  /** Printed by an earlier report; without intervals. */
  "earlier",
  /** Answers of people who chose several add up to more than 100 %. */
  "several",
  /** Ranks have the range that the differences do not contradict. */
  "rank_range",
  /** Answers in words count as given: what they say is not in the table. */
  "in_words",
  /** Association, never cause. */
  "association",
  /** A total is the mean of its providers. */
  "mean_of_providers",
  /** From published, rounded scores. */
  "from_published",
  /** What the service's body answers for by itself. */
  "own_zone",
  /** Shares of what the checks found are of the checked; of the unreachable, of all that were tried. */
  "findings_of_checked",
  /** The study's own method; the others stand beside it. */
  "own_method",
  /** Quadrants of importance and performance. */
  ...(["concentrate", "keep_up", "low_priority", "more_than_needed"] as const),
] as const
export type TableNote = (typeof TABLE_NOTES)[number]
