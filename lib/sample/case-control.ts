// What a supervisor may do with a case, and what is said when it is done.
import { z } from "zod"

export const CONTROLS = [
  "queue",
  "unqueue",
  "reserve",
  "unreserve",
  "reassign",
  "break",
  "reopen",
  "do_not_call",
] as const
export type Control = (typeof CONTROLS)[number]

/** What the list of cases can be narrowed down to. */
export const CASE_STATES = ["open", "held", "queued", "reserved", "final"] as const
export type CaseState = (typeof CASE_STATES)[number]

export type ControlledCase = Readonly<{
  final: boolean
  held: boolean
  queued: boolean
  reserved: boolean
  hasContact: boolean
  /** An interview of it stands, or it fell to a supervisor's list: it is not opened again. */
  closed: boolean
}>

/** The controls that make sense for a case as it stands. */
export function controlsOf({ final, held, queued, reserved, hasContact, closed }: ControlledCase): Control[] {
  if (final) return closed ? [] : ["reopen"]
  return [
    ...(hasContact ? [queued ? ("unqueue" as const) : ("queue" as const)] : []),
    ...(held ? (["break", "reassign"] as const) : []),
    ...(hasContact && !held ? ["reserve" as const] : []),
    ...(reserved ? ["unreserve" as const] : []),
    ...(hasContact ? ["do_not_call" as const] : []),
  ]
}

/** `personId`: for whom a case is reserved, or to whom it goes. */
export const ControlRequest = z
  .object({
    caseId: z.uuid(),
    control: z.enum(CONTROLS),
    personId: z.uuid().or(z.literal("")).default(""),
    reason: z.string().trim().min(3, "too_short").max(500, "too_long"),
  })
  .refine(({ control, personId }) => !needsPerson(control) || personId !== "", {
    path: ["personId"],
    error: "required",
  })
export type ControlRequest = z.output<typeof ControlRequest>

export const needsPerson = (control: Control): boolean => control === "reserve" || control === "reassign"
