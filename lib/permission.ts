// Who may do what. The only place outside the route folders where a role is named.

export const ROLES = ["interviewer", "supervisor", "coordinator", "analyst", "admin"] as const
export type Role = (typeof ROLES)[number]

export type Person = Readonly<{
  id: string
  email: string
  name: string
  role: Role
  teamId: string | null
  /** Empty = every region. */
  regions: readonly string[]
  languages: readonly string[]
}>

const VERBS = {
  "case.next": ["interviewer"],
  "case.work": ["interviewer"],
  "case.release": ["supervisor"],
  "case.control": ["supervisor"],
  "team.read": ["supervisor"],
  "verification.check": ["supervisor"],
  "interview.observe": ["supervisor"],
  "interview.read": ["supervisor"],
  "rates.read": ["supervisor"],
  "appeal.ask": ["interviewer"],
  "opinion.ask": ["supervisor"],
  "appeal.decide": ["supervisor", "coordinator"],
  "comment.open": ["supervisor"],
  "comment.reply": ["supervisor", "interviewer"],
  "wave.read": ["supervisor", "coordinator", "analyst"],
  "wave.steer": ["coordinator"],
  "wave.release": ["coordinator"],
  "people.move": ["coordinator"],
  "hold.lift": ["coordinator"],
  "control.read": ["coordinator"],
  "contact.import": ["coordinator"],
  "interview.withdraw": ["coordinator"],
  "link.create": ["coordinator"],
  "mailing.run": ["coordinator"],
  "progress.read": ["supervisor", "coordinator", "analyst"],
  "tally.read": ["coordinator", "analyst"],
  "people.manage": ["admin"],
  "audit.read": ["admin"],
  "gateway.test": ["admin"],
} as const satisfies Record<string, readonly Role[]>

export type Verb = keyof typeof VERBS

/** What is acted on, as far as the answer depends on it. */
export type Thing = Readonly<{
  region?: string | null
  /** What reaches several regions at once; empty = every region. */
  regions?: readonly string[]
  leasedBy?: string | null
  teamId?: string | null
}>

/**
 * May this person do this to that thing? A thing outside the person's regions, another's case and another
 * team's interviewer are refused; a verb given without a thing asks whether the person may do it at all.
 */
export function may(person: Person, verb: Verb, thing: Thing = {}): boolean {
  if (!(VERBS[verb] as readonly Role[]).includes(person.role)) return false
  if (thing.region !== undefined && !inRegions(person, thing.region)) return false
  if (thing.regions !== undefined && !inAllRegions(person, thing.regions)) return false
  if (verb === "case.work" && thing.leasedBy !== undefined && thing.leasedBy !== person.id) return false
  if (person.role === "supervisor" && thing.teamId !== undefined && thing.teamId !== person.teamId) return false
  return true
}

/** The regions a query must be limited to; null = no limit. */
export function regionScope(person: Person): readonly string[] | null {
  return person.regions.length === 0 ? null : person.regions
}

/** The team a query must be limited to, for those who see one team's work only; null = no limit. */
export function teamScope(person: Person): Readonly<{ teamId: string | null }> | null {
  return person.role === "supervisor" ? { teamId: person.teamId } : null
}

/** Whose work is planned in shifts. */
export const hasShifts = (role: Role): boolean => role === "interviewer"

/** First page after signing in. */
export function homeOf(role: Role): string {
  return {
    interviewer: "/interviewer",
    supervisor: "/supervisor",
    coordinator: "/coordinator",
    analyst: "/results",
    admin: "/admin",
  }[role]
}

function inRegions(person: Person, region: string | null): boolean {
  return person.regions.length === 0 || (region !== null && person.regions.includes(region))
}

const inAllRegions = (person: Person, regions: readonly string[]): boolean =>
  regions.length === 0 ? inRegions(person, null) : regions.every((region) => inRegions(person, region))

export type NavigationKey =
  | "cases"
  | "team"
  | "floor"
  | "verification"
  | "observations"
  | "rates"
  | "appeals"
  | "waves"
  | "results"
  | "analysis"
  | "people"
  | "gateways"
  | "audit"
type NavigationItem = Readonly<{ href: string; key: NavigationKey }>

const WAVES: NavigationItem = { href: "/coordinator", key: "waves" }
const RESULTS: NavigationItem = { href: "/results", key: "results" }
const ANALYSIS: NavigationItem = { href: "/results/analysis", key: "analysis" }
const NAVIGATION: Readonly<Record<Role, readonly NavigationItem[]>> = {
  interviewer: [{ href: "/interviewer", key: "cases" }],
  supervisor: [
    { href: "/supervisor", key: "team" },
    { href: "/supervisor/floor", key: "floor" },
    { href: "/supervisor/cases", key: "cases" },
    { href: "/supervisor/verification", key: "verification" },
    { href: "/supervisor/observe", key: "observations" },
    { href: "/supervisor/rates", key: "rates" },
    { href: "/supervisor/appeals", key: "appeals" },
  ],
  coordinator: [WAVES, { href: "/coordinator/appeals", key: "appeals" }, RESULTS, ANALYSIS],
  analyst: [RESULTS, ANALYSIS],
  admin: [
    { href: "/admin", key: "people" },
    { href: "/admin/gateways", key: "gateways" },
    { href: "/admin/audit", key: "audit" },
  ],
}

/** The pages in a role's header. */
export const navigationOf = (role: Role): readonly NavigationItem[] => NAVIGATION[role]
