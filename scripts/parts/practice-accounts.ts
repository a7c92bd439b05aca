import { closePools, databaseOf } from "@/db/client"
import { listPeople, type PersonRow } from "@/db/queries/people"
import { PRACTICE_PEOPLE } from "@/lib/practice"

/** Throws when somebody could sign in with the demo's password, which is public: a demo ran on this database. */
export async function refusePracticeAccounts(databaseUrl: string): Promise<void> {
  try {
    const open = openPracticeAccounts(await listPeople(databaseOf(databaseUrl)))
    if (open.length === 0) return
    throw new Error(
      `This database has open practice accounts of the demo, whose password is public: ${open.join(", ")}.\n` +
        "Move .saual away to begin with an empty database, set DATABASE_URL to another one, or close these accounts.",
    )
  } finally {
    await closePools()
  }
}

export function openPracticeAccounts(people: readonly Pick<PersonRow, "email" | "disabledAt">[]): string[] {
  const practice = new Set(PRACTICE_PEOPLE.map(({ email }) => email))
  return people
    .filter(({ email, disabledAt }) => !disabledAt && practice.has(email.toLowerCase()))
    .map(({ email }) => email)
}
