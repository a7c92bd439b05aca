// How a study calls: hours, slots, retries, limits. calling.json of the package; every number has a default.
import { z } from "zod"

/** `09:00`, in the respondent's own time zone. */
const Clock = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/)
const Hours = z.strictObject({ from: Clock, to: Clock })
const Minutes = z.int().min(0)

/** Parts of the week in which a case is tried in turn. */
const Slot = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  days: z.enum(["weekday", "weekend"]),
  from: Clock,
  to: Clock,
})
export type Slot = z.infer<typeof Slot>

export const CallingPolicy = z.strictObject({
  /** When people may be called; an agreed time outside them is kept all the same. */
  hours: z
    .strictObject({ weekday: Hours, weekend: Hours })
    .default({ weekday: { from: "09:00", to: "20:30" }, weekend: { from: "10:00", to: "17:00" } }),
  slots: z.array(Slot).default([
    { name: "morning", days: "weekday", from: "09:00", to: "12:00" },
    { name: "afternoon", days: "weekday", from: "12:00", to: "17:00" },
    { name: "evening", days: "weekday", from: "17:00", to: "20:30" },
    { name: "weekend", days: "weekend", from: "10:00", to: "17:00" },
  ]),
  /** Minutes before the next try, by disposition; the code's own where none is said. */
  retryMinutes: z.record(z.string(), Minutes).default({}),
  attempts: z
    .strictObject({
      /** In all, appointments kept not counted; then the case ends with its most informative outcome. */
      most: z.int().min(1).default(8),
      /** To one number without anybody answering, where the contact has another. */
      perNumber: z.int().min(1).default(4),
      perDay: z.int().min(1).default(3),
    })
    .prefault({}),
  refusal: z
    .strictObject({
      /** Soft refusals are tried again this often, by another interviewer, after this many days. 0 = never. */
      conversions: z.int().min(0).max(2).default(1),
      coolingDays: z.int().min(1).default(7),
    })
    .prefault({}),
  appointments: z
    .strictObject({
      /** So long it is the interviewer's who made it; then anybody's who may. */
      ownMinutes: Minutes.default(15),
      /** A hard one not kept so long after its time is missed: a try like any other from then on. */
      hardExpiryHours: z.int().min(1).default(24),
      softExpiryHours: z.int().min(1).default(4),
    })
    .prefault({}),
  lease: z
    .strictObject({
      /** A case opened and not started, without a sign of life. */
      freshMinutes: z.int().min(1).default(5),
      /** One started, or taken ahead; only a supervisor breaks it sooner. */
      startedHours: z.int().min(1).default(12),
      /** Cases that may be taken ahead at once. */
      ahead: z.int().min(0).max(20).default(5),
    })
    .prefault({}),
  lists: z
    .strictObject({
      /** Days after which a body that was asked for its list is reminded: three weeks hold fifteen working days. */
      remindAfterDays: z.int().min(1).max(365).default(21),
    })
    .prefault({}),
  /** Of ten cases that are new, so many are referred ones (snowball) while there are both. */
  snowballInTen: z.int().min(0).max(10).default(5),
})
export type CallingPolicy = z.infer<typeof CallingPolicy>

export const CALLING: CallingPolicy = CallingPolicy.parse({})
