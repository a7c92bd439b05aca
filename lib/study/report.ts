// What report.json may say: which questions the tables of a study's report are made of (method, section 7).
import { z } from "zod"
import { Text } from "../questionnaire/definition"

const Questions = z.array(z.string()).default([])

/**
 * A column of the register of services as it is shown: its heading, and the words for its values where they are codes,
 * here or in the register that `codesOf` names; several codes are separated by spaces.
 */
const Column = z.strictObject({
  column: z.string(),
  label: Text,
  codesOf: z.string().optional(),
  words: z.record(z.string(), Text).default({}),
})
export type ReportColumn = z.infer<typeof Column>

/** Questions shown as shares of everyone asked, in this order. */
const Section = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  label: Text,
  questions: z.array(z.string()).min(1),
  /** Beside the whole: each service, each region, or both. */
  by: z.array(z.enum(["service", "region"])).default([]),
})
export type ReportSection = z.infer<typeof Section>

export const ReportSettings = z.strictObject({
  /** Questions by whose answers any figure may be broken down, beside axes, bodies, providers, forms, places and modes. */
  breaks: Questions,
  /** Portrait, infrastructure and whatever else the report counts. */
  sections: z.array(Section).default([]),
  /** On each service's own page. */
  service: z
    .strictObject({
      register: z.array(Column).default([]),
      portrait: Questions,
      online: Questions,
      complaints: Questions,
      difficulties: Questions,
      /** Services that only qualitative methods reach: entries with one of these words in each column named. */
      withoutSurvey: z.record(z.string(), z.array(z.string()).min(1)).default({}),
    })
    .prefault({}),
  /** The rating of the result in each form: what the other items are held against. */
  overall: z.record(z.string(), z.string()).default({}),
  /** Questions of trust, awareness and tension. */
  trust: Questions,
  /** Fewest people whose answers are shown as shares or a mean; smaller groups are withheld. */
  smallest: z.int().min(3).default(3),
  /** With fewer people than this a figure stands, marked as resting on few. */
  few: z.int().min(1).default(30),
})
export type ReportSettings = z.infer<typeof ReportSettings>

export const NO_REPORT: ReportSettings = ReportSettings.parse({})
