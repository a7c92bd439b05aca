// PostgreSQL's errors as Problems, by code and constraint name, never by message.
import { Problem, type ProblemCode } from "@/lib/problem"

const BY_CONSTRAINT: Readonly<Record<string, ProblemCode>> = {
  people_email: "email_taken",
  teams_name_unique: "team_taken",
  quota_cells_never_over: "target_below_taken",
  cases_person_service: "duplicate",
  appointments_one_open: "duplicate",
  interviews_one_running: "duplicate",
  cases_one_lease: "duplicate",
  releases_number: "duplicate",
}

const UNREACHABLE = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "ETIMEDOUT",
  "57P01",
  "57P02",
  "57P03",
  "53300",
  "08006",
  "08001",
])

type PgError = { code?: unknown; constraint?: unknown; cause?: unknown; message?: unknown }

/** The Problem that a thrown error stands for; an error that is no database error comes back as it is. */
export function problemOf(error: unknown): unknown {
  if (error instanceof Problem) return error
  for (let e = error as PgError | undefined; e && typeof e === "object"; e = e.cause as PgError | undefined) {
    const code = typeof e.code === "string" ? e.code : ""
    if (UNREACHABLE.has(code) || isLostConnection(e)) return new Problem("database_down")
    const known = typeof e.constraint === "string" ? BY_CONSTRAINT[e.constraint] : undefined
    if (known) return new Problem(known)
  }
  return error
}

/** Whether the transaction only met another at a bad moment: a serialization failure. */
export function isToRepeat(error: unknown): boolean {
  for (let e = error as PgError | undefined; e && typeof e === "object"; e = e.cause as PgError | undefined)
    if (e.code === "40001") return true
  return false
}

// pg reports a dropped or unobtainable connection without a code.
function isLostConnection(e: PgError): boolean {
  return (
    typeof e.message === "string" && /^(Connection terminated|timeout exceeded when trying to connect)/.test(e.message)
  )
}
