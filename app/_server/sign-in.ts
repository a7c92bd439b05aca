// Signing in: slow down guesses, check the password, start a session row.
import { subMinutes } from "date-fns"
import { transact } from "@/db/client"
import { findSignIn } from "@/db/queries/people"
import { clearAttempts, noteAttempt, startSession } from "@/db/queries/sessions"
import { Problem } from "@/lib/problem"
import { mayTry, WINDOW_MINUTES } from "@/lib/sign-in"
import { db, vault } from "./database"
import { passwordMatches } from "./password"

/** @returns ids for the cookie; Problems `wrong_password`, `too_many_attempts`. */
export async function signInWith(
  email: string,
  password: string,
  address: string,
): Promise<{ personId: string; sessionId: string }> {
  const now = new Date()
  const { fingerprint } = vault()
  const subjects = [fingerprint(`account ${email.trim().toLowerCase()}`), fingerprint(`address ${address}`)]
  const tries = await transact(db(), (tx) => noteAttempt(tx, subjects, now, subMinutes(now, WINDOW_MINUTES)))
  const [account = 0, network = 0] = subjects.map((subject) => tries.get(subject) ?? 0)
  if (!mayTry({ account, address: network })) throw new Problem("too_many_attempts", { minutes: WINDOW_MINUTES })
  const known = await findSignIn(db(), email)
  if (!(await passwordMatches(known?.passwordHash ?? null, password)) || !known) throw new Problem("wrong_password")
  return transact(db(), async (tx) => {
    await clearAttempts(tx, subjects, now)
    return { personId: known.id, sessionId: await startSession(tx, known.id, now) }
  })
}
