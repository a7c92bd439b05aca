import { randomBytes } from "node:crypto"
import { hashPassword } from "@/app/_server/password"
import { databaseOf, transact } from "@/db/client"
import { migrate } from "@/db/migrate"
import { SYSTEM } from "@/db/queries/audit"
import { createPerson } from "@/db/queries/people"
import { Problem } from "@/lib/problem"
import { openDatabase } from "./parts/database"
import { script } from "./parts/run"

const [verb, email, name = email] = process.argv.slice(2)

/** The first admin, who adds everybody else on the page: `npm run admin -- create name@example.kz "Full Name"`. */
await script(async () => {
  if (verb !== "create" || !email?.includes("@") || !name) {
    throw new Error('Say whom: npm run admin -- create name@example.kz "Full Name"')
  }
  const database = await openDatabase()
  try {
    await migrate(database.url)
    const password = randomBytes(15).toString("base64url")
    await addAdmin(database.url, email, name, password)
    console.log(`Admin ${email} in ${database.said}\nPassword, shown only now: ${password}`)
  } finally {
    await database.stop()
  }
})

async function addAdmin(url: string, email: string, name: string, password: string): Promise<void> {
  const hash = await hashPassword(password)
  const person = { email, name, role: "admin", teamId: null, regions: [], languages: [] } as const
  try {
    await transact(databaseOf(url), (tx) => createPerson(tx, SYSTEM, person, hash))
  } catch (error) {
    if (error instanceof Problem && error.code === "email_taken") throw new Error(`${email} has an account already.`)
    throw error
  }
}
