// What study.json, scoring.json and verification/policy.json may say.
import { z } from "zod"
import { SpecialName, Text } from "../questionnaire/definition"
import { AnswerDimension } from "../quota/answer-dimension"
import { HOLD_MINUTES } from "../quota/places"
import { WeightingSettings } from "../weighting/settings"
import { PopulationSettings } from "./population-settings"
import { ReferralSettings } from "./referral"

export { ScoringSettings } from "./scoring"

/** What an interview is about. A study has at most these two; each is backed by a register that the study names. */
export const AxisName = z.enum(["region", "service"])
export type AxisName = z.infer<typeof AxisName>

/** `label` is what the study calls the axis: "service" in one study, "department" in another. */
const Axis = z.strictObject({ register: z.string().min(1), label: Text })

/** Allowed values of a register's column: a list of words, or the codes of another register. */
const ColumnRule = z.strictObject({
  oneOf: z.array(z.string()).optional(),
  register: z.string().optional(),
  /** Several words separated by spaces. */
  many: z.boolean().default(false),
  optional: z.boolean().default(false),
})
export type ColumnRule = z.infer<typeof ColumnRule>

/** Where a preload's value comes from: "service.paid", "region.code", "case.source", "interview.date". */
const Source = z.string().regex(/^(region|service|case|interview)\.[a-z][a-z0-9_]*$/, {
  error: 'Write a source such as "service.code", "region.code", "case.source" or "interview.date"',
})
const Preload = z.union([
  Source.transform((from) => ({ from, values: undefined as Record<string, string> | undefined })),
  z.strictObject({ from: Source, values: z.record(z.string(), z.string()).optional() }),
])
export type Preload = Readonly<{ from: string; values?: Record<string, string> | undefined }>

/** A word put into labels and texts, in the language of the reader: "service.label", "service.full". */
const Fill = z.string().regex(/^(region|service)\.[a-z][a-z0-9_]*$/, {
  error: 'Write a text of a register, such as "service.label"',
})

/** Which entries of an axis's register are meant: every column named must have one of the words. */
const Where = z.record(z.string(), z.array(z.string()).min(1))

/**
 * A total shared out over the cells of a table by largest remainder (method, section 2). `by`: "equal", a column of the
 * axis's register, or a file with the table's dimensions and `population` (and `floor`, `ceiling`).
 */
export const Allocation = z.strictObject({
  total: z.int().nonnegative(),
  by: z.string().min(1),
  floor: z.int().nonnegative().optional(),
  ceiling: z.int().nonnegative().optional(),
})
export type Allocation = z.infer<typeof Allocation>

/** A further table: an interview takes a place in one cell of each. Dimensions are axes, `mode`, and those of `answers`. */
const Table = z.strictObject({
  dimensions: z.array(z.string().min(1)).min(1).max(3),
  kind: z.enum(["hard", "soft"]),
  cells: z.string().optional(),
  allocate: Allocation.optional(),
})

const Quotas = z.strictObject({
  /** Hard cells close at their target; soft ones steer and never close. */
  kind: z.enum(["hard", "soft"]).default("hard"),
  dimensions: z.array(AxisName).max(2),
  /** A file of targets for each dimension, or how they are shared out; two of them are crossed. */
  targets: z.partialRecord(AxisName, z.union([z.string(), Allocation])).default({}),
  /** Or one file with the cells themselves. */
  cells: z.string().optional(),
  /** Cells that cannot exist. */
  excluded: z.string().optional(),
  /** Dimensions that are known from answers. */
  answers: z.array(AnswerDimension).default([]),
  tables: z.array(Table).default([]),
  /** How long a place is held after the last answer, in minutes. */
  holdMinutes: z
    .strictObject({ phone: z.int().positive(), online: z.int().positive() })
    .partial()
    .default({})
    .transform((minutes) => ({ ...HOLD_MINUTES, ...minutes })),
})

const Texts = z.strictObject({
  organiser: Text,
  /** First page of the online form. */
  invitation: Text,
  /** What the interviewer reads first. */
  introduction: Text,
  /** Why it is safe to answer: voluntary, anonymous, what is kept. */
  confidentiality: Text,
  screenedOut: Text,
  thanks: Text,
})

/** What a respondent may want to know before agreeing: the page behind "who asks and why" says it in the study's words. */
const About = z.strictObject({
  purpose: Text,
  /** The law or the agreement that it rests on. */
  basis: Text,
  /** Where answers and contacts are kept, and for how long. */
  storage: Text,
  /** Where to ask, and to withdraw without a link. */
  contact: Text,
})

export const StudySettings = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.string().min(1),
  title: Text,
  languages: z.array(z.string()).min(1),
  timezone: z.string(),
  /** Usual length of the interview. */
  minutes: z.int().positive(),
  axes: z.partialRecord(AxisName, Axis),
  registers: z.record(z.string(), z.strictObject({ columns: z.record(z.string(), ColumnRule) })).default({}),
  preloads: z.record(z.string(), Preload).default({}),
  fills: z.record(z.string(), Fill).default({}),
  /** Questions whose answers break down the tally. */
  tally: z.strictObject({ form: z.string(), place: z.string(), callNumber: z.string() }).partial().default({}),
  /** What a respondent of the open link picks first. Absent: the study has no open link. */
  openLink: z.strictObject({ asks: z.array(z.strictObject({ axis: AxisName, where: Where.default({}) })) }).optional(),
  quotas: Quotas.prefault({ dimensions: [] }),
  /** What is known of the population, and what weights bring the sample to. */
  population: PopulationSettings.prefault({}),
  weighting: WeightingSettings.prefault({}),
  /** How the number was got, said when a respondent asks; by source of the case. */
  contactOrigin: z.partialRecord(z.enum(["list", "snowball", "open"]), Text).default({}),
  /** Absent: respondents are not asked to refer others. */
  referral: ReferralSettings.optional(),
  about: About.optional(),
  texts: Texts,
})
export type StudySettings = z.infer<typeof StudySettings>

/** How far a number may be from the first answer, either way and the bounds included: by itself, or in percent of it. */
const Tolerance = z.union([
  z.strictObject({ abs: z.number().nonnegative() }),
  z.strictObject({ percent: z.number().nonnegative() }),
])

const Kind = z.strictObject({ share: z.number().min(0).max(1), deadlineDays: z.int().positive() })

/** Field control of the study: how many, of which kind, how soon, and what leads to a hold. */
export const VerificationPolicy = z
  .strictObject({
    share: z.number().gt(0).max(1),
    kinds: z.strictObject({ callback: Kind, repeat: Kind, observation: Kind }).partial(),
    /** What a repeat interview asks again: the questions marked `verify`, or the whole questionnaire. */
    repeatSubset: z.enum(["marked", "full"]).default("marked"),
    /** Days before the deadline from which a check is named as due soon. */
    remindDays: z.int().nonnegative().default(2),
    /** New interviewers: at least so many checks within their first days. */
    firstWeek: z.strictObject({ days: z.int().positive(), checks: z.int().nonnegative() }),
    /** Items re-asked in one check, at least. */
    minimumItems: z.int().nonnegative(),
    /** Differences on the scale that still count as the same answer, for ratings. */
    ratingTolerance: z.int().nonnegative(),
    /** The same for questions with numbers, by name. */
    tolerances: z.record(z.string(), Tolerance).optional(),
    excludedCodes: z.array(SpecialName).default([]),
    /** Share of interviews with a discrepancy, by verify type, above which an interviewer is on hold. */
    limits: z.strictObject({ "1": z.number(), "2": z.number(), "3": z.number() }),
    /** Share of drawn interviews whose respondents cannot be reached, above which the stream is on hold. */
    unreachableLimit: z.number().min(0).max(1),
    /** So many discrepancies among an interviewer's checks raise the share of their work that is checked, on suspicion. */
    escalation: z
      .strictObject({ discrepancies: z.int().positive(), share: z.number().gt(0).max(1) })
      .default({ discrepancies: 2, share: 0.3 }),
    /** Interviews with so many flags are checked on suspicion, up to this share of a stream beside the random ones. */
    risk: z
      .strictObject({ minimumFlags: z.int().positive(), atMost: z.number().min(0).max(1) })
      .default({ minimumFlags: 2, atMost: 0.05 }),
    /** Chance, per interview or interviewer, that a flag is raised where nothing is wrong. */
    falseAlarm: z.number().gt(0).max(0.2).default(0.01),
    /** Days after a decision in which its interviewer may appeal. */
    appealDays: z.int().positive().default(14),
  })
  .refine((policy) => Math.abs(Object.values(policy.kinds).reduce((sum, kind) => sum + kind.share, 0) - 1) < 1e-9, {
    path: ["kinds"],
    error: "The shares of the kinds must add up to 1",
  })
export type VerificationPolicy = z.infer<typeof VerificationPolicy>
