// The environment, read once. A missing or broken setting stops the start with its name and what to do.
import { z } from "zod"

const said = (length: number, message: string) => z.string(message).min(length, message)

const Env = z.object({
  DATABASE_URL: said(1, "set DATABASE_URL to a PostgreSQL 15+ server, for example postgres://user:password@host/saual"),
  /** The same database without a pooler in between, where DATABASE_URL leads to one: live updates LISTEN there. */
  SAUAL_LISTEN_URL: z.string().optional(),
  SAUAL_KEYS: said(1, "set SAUAL_KEYS to the keys that seal contacts; make one with `npm run keys`"),
  NEXTAUTH_SECRET: said(32, "set NEXTAUTH_SECRET to at least 32 random characters; make one with `npm run keys`"),
  /** Public address, `https://survey.example.kz`: the only origin that forms are accepted from. */
  NEXTAUTH_URL: z.url("set NEXTAUTH_URL to the address people open, for example https://survey.example.kz"),
  /** `1` under `npm run demo` only: shows the practice accounts on the sign-in page. */
  SAUAL_DEMO: z.enum(["0", "1"]).default("0"),
  /** `0` leaves the jobs of the minute and the day to another process. */
  SAUAL_JOBS: z.enum(["0", "1"]).default("1"),
  /** Number of proxies in front that set X-Forwarded-For; 0 = none, the socket's address counts. */
  SAUAL_PROXIES: z.coerce.number().int().min(0).default(0),
  /** Mail server for invitations; without it none are sent. */
  SAUAL_MAIL_URL: z.string().optional(),
  SAUAL_MAIL_FROM: z.string().optional(),
  /** Mailbox that bounces go to; each letter's number is put before its `@`. */
  SAUAL_MAIL_BOUNCES: z
    .union([z.literal(""), z.email("set SAUAL_MAIL_BOUNCES to a plain address: bounces@example.kz")])
    .optional(),
  /** SMS gateway: see adapters/sms/README.md. */
  SAUAL_SMS_URL: z.string().optional(),
  SAUAL_SMS_METHOD: z.enum(["GET", "POST", "PUT"]).optional(),
  SAUAL_SMS_HEADERS: z.string().optional(),
  SAUAL_SMS_BODY: z.string().optional(),
  SAUAL_SMS_ACCEPTED: z.string().optional(),
  SAUAL_SMS_BOUNCED: z.string().optional(),
  SAUAL_SMS_ID: z.string().optional(),
})
export type Env = z.infer<typeof Env>

let parsed: Env | undefined

/** Throws an Error whose message lists every missing setting, one a line. */
export function env(): Env {
  parsed ??= readEnv(process.env)
  return parsed
}

export function readEnv(source: Record<string, string | undefined>): Env {
  const result = Env.safeParse(source)
  if (result.success) return result.data
  throw new Error(result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n"))
}
