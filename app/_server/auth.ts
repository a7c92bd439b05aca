// next-auth carries who is signed in (person and session id, nothing else); the session row decides on every request.
import type { NextAuthOptions } from "next-auth"
import { getServerSession } from "next-auth"
import type { JWT } from "next-auth/jwt"
import Credentials from "next-auth/providers/credentials"
import { cache } from "react"
import { read, transact } from "@/db/client"
import { endSession, findSessionPerson, SESSION_HOURS } from "@/db/queries/sessions"
import type { Person } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import { addressOf } from "./address"
import { answeringAs } from "./answering"
import { db } from "./database"
import { env } from "./env"
import { signInWith } from "./sign-in"

type Carried = { sessionId?: string }

export function authOptions(): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: SESSION_HOURS * 3_600 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      Credentials({
        credentials: { email: {}, password: { type: "password" } },
        // next-auth shows a thrown message as the error code: the page looks it up in `problem`.
        async authorize(credentials, request) {
          const address = addressOf(request.headers ?? {}, env().SAUAL_PROXIES)
          const { personId, sessionId } = await codeOnly(() =>
            signInWith(credentials?.email ?? "", credentials?.password ?? "", address),
          )
          return { id: personId, sessionId }
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) =>
        user
          ? { sub: user.id, sessionId: (user as Carried).sessionId }
          : { sub: token.sub, sessionId: token.sessionId },
      session: ({ session, token }) => Object.assign({}, { expires: session.expires, sessionId: token.sessionId }),
    },
    events: {
      signOut: async ({ token }) => endCarried(token),
    },
  }
}

/** Who is asking, as the database knows them now; null when nobody is signed in. One look-up a request. */
export const currentPerson = cache(async (): Promise<Person | null> => {
  const session = (await getServerSession(authOptions())) as Carried | null
  return session?.sessionId ? personOfSession(session.sessionId) : null
})

export const personOfSession = (sessionId: string): Promise<Person | null> =>
  answeringAs(() => read(() => findSessionPerson(db(), sessionId, new Date())))

async function endCarried(token: JWT | undefined): Promise<void> {
  const sessionId = (token as Carried | undefined)?.sessionId
  if (sessionId) await transact(db(), (tx) => endSession(tx, sessionId, new Date()))
}

async function codeOnly<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw new Error(error instanceof Problem ? error.code : "unexpected", { cause: error })
  }
}
