// Become a named person: plant a session row and the cookie that carries it, instead of typing a password.
import type { BrowserContext } from "@playwright/test"
import { encode } from "next-auth/jwt"
import { databaseOf, transact } from "@/db/client"
import { SESSION_HOURS, startSession } from "@/db/queries/sessions"
import type { CAST, OUTSIDERS } from "./seed"
import { world } from "./world"

export type Name = keyof typeof CAST | keyof typeof OUTSIDERS

/** Signs the person in, in this browser context; returns the session's id. Somebody made by a test is given as they are. */
export async function become(context: BrowserContext, who: Name | { id: string }, locale = "kk"): Promise<string> {
  const { url, env, seeded } = world()
  const personId = typeof who === "string" ? seeded.personIds[seeded.people[who].email] : who.id
  if (!personId) throw new Error(`nobody called ${who}`)
  const sessionId = await transact(database(), (tx) => startSession(tx, personId, new Date()))
  const value = await encode({
    token: { sub: personId, sessionId },
    secret: env.NEXTAUTH_SECRET ?? "",
    maxAge: SESSION_HOURS * 3600,
  })
  await context.addCookies([
    { name: "next-auth.session-token", value, url, httpOnly: true, sameSite: "Lax" },
    { name: "saual_locale", value: locale, url },
  ])
  return sessionId
}

/** The database behind the tests' server. */
export const database = () => databaseOf(world().env.DATABASE_URL ?? "")
