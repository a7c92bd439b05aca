// Weights of a wave as they were worked out at one moment. Never changed: the next ones stand beside them.
import { doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core"
import type { WeightingPlan } from "@/lib/weighting/settings"
import type { Overall, WeighedSample } from "@/lib/weighting/wave"
import type { WeightedGroup } from "@/lib/weighting/weigh"
import { id, instant } from "./columns"
import { waves } from "./studies"

export const weightings = pgTable(
  "weightings",
  {
    id: id(),
    waveId: uuid("wave_id")
      .notNull()
      .references(() => waves.id),
    at: instant("at").notNull(),
    /** Counted interviews. */
    n: integer("n").notNull(),
    plan: jsonb("plan").$type<WeightingPlan>().notNull(),
    /** What came of it: margins as they were aimed at, refusal or range of the weights, who is left out. */
    sample: jsonb("sample").$type<WeighedSample>().notNull(),
    /** By the codes of the margins; empty where no weights could be worked out. */
    groups: jsonb("groups").$type<readonly WeightedGroup[]>().notNull(),
    deff: doublePrecision("deff"),
    effectiveN: doublePrecision("effective_n"),
    /** The study's overall score, unweighted beside weighted. */
    overall: jsonb("overall").$type<Overall>(),
  },
  (t) => [index("weightings_wave").on(t.waveId, t.at)],
)

/** Counted interviews by region and one more dimension each, as of a weighting; '' stands for no region, no answer. */
export const weightingCounts = pgTable(
  "weighting_counts",
  {
    weightingId: uuid("weighting_id")
      .notNull()
      .references(() => weightings.id),
    region: text("region").notNull(),
    dimension: text("dimension").notNull(),
    code: text("code").notNull(),
    n: integer("n").notNull(),
  },
  (t) => [primaryKey({ columns: [t.weightingId, t.region, t.dimension, t.code] })],
)
