// The session that a request outside Next carries in its signed cookie.
import type { IncomingMessage } from "node:http"
import { getToken } from "next-auth/jwt"
import { cookiesOf } from "./cookies"
import { env } from "./env"

/** Whether it is still good is for the database to say; null when the request carries none of ours. */
export async function sessionIdOf({ headers }: IncomingMessage): Promise<string | null> {
  const req = { headers, cookies: cookiesOf(headers.cookie) }
  const token = await getToken({ req: req as never, secret: env().NEXTAUTH_SECRET })
  return typeof token?.sessionId === "string" ? token.sessionId : null
}
