// The catalogue of refusals: each code fixes the HTTP status, and its message is `problem.<code>` in messages/.

export const PROBLEMS = {
  sign_in_needed: 401,
  wrong_password: 401,
  too_many_attempts: 429,
  too_many_tries: 429,
  not_allowed: 403,
  foreign_origin: 403,
  not_found: 404,
  bad_input: 422,
  bad_answer: 422,
  malformed: 400,
  too_large: 413,
  unknown_link: 404,
  link_expired: 410,
  link_revoked: 410,
  wave_not_open: 409,
  seed_published: 409,
  quota_closed: 409,
  case_not_so: 409,
  person_barred: 409,
  case_not_yours: 409,
  on_hold: 403,
  check_not_yours: 409,
  check_saved: 409,
  check_decided: 409,
  nothing_to_appeal: 409,
  appeal_open: 409,
  asked_before: 409,
  appeal_too_late: 409,
  appeal_decided: 409,
  own_decision: 403,
  check_open: 409,
  comment_closed: 409,
  case_finished: 409,
  case_busy_online: 409,
  interview_on_phone: 409,
  interview_ended: 409,
  unanswered: 409,
  duplicate: 409,
  target_below_taken: 409,
  cell_after_opening: 409,
  move_outdated: 409,
  email_taken: 409,
  team_taken: 409,
  last_admin: 409,
  nothing_to_call: 404,
  unknown_disposition: 422,
  appointment_in_past: 422,
  file_unreadable: 422,
  list_empty: 422,
  list_too_long: 422,
  gate_not_met: 409,
  nothing_accepted: 409,
  reason_required: 422,
  changes_required: 422,
  no_method: 409,
  no_weights: 409,
  figures_moved: 409,
  database_down: 503,
  unexpected: 500,
} as const

export type ProblemCode = keyof typeof PROBLEMS
export type ProblemParams = Readonly<Record<string, string | number>>

/** Thrown by the shell, never by `lib`; turned into a response in one place per entry (page, action, handler). */
export class Problem extends Error {
  readonly status: number
  /** What Next passes to the error page instead of the error itself. */
  readonly digest: string

  constructor(
    readonly code: ProblemCode,
    readonly params: ProblemParams = {},
    /** Field name -> problem code within the form, for messages beside the field. */
    readonly fields: Readonly<Record<string, string>> = {},
  ) {
    super(code)
    this.name = "Problem"
    this.status = PROBLEMS[code]
    this.digest = code
  }
}
