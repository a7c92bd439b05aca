import { buffer } from "node:stream/consumers"
import { readBounce } from "@/adapters/mail/bounce"
import { databaseOf, transact } from "@/db/client"
import { takeBounce } from "@/db/queries/opt-outs"
import { openDatabase } from "./parts/database"
import { script } from "./parts/run"

/** Takes one message from standard input, as a mail server's pipe gives it: a report that a letter of ours came back. */
await script(async () => {
  const bounce = await readBounce(await buffer(process.stdin))
  // Holiday notes and spam come to such a mailbox, too: a mail server must not send them back.
  if (!bounce) return console.log("not a report of a letter that came back")
  const database = await openDatabase()
  try {
    const known = await transact(databaseOf(database.url), (tx) => takeBounce(tx, bounce, new Date()))
    console.log(known ? `noted: ${bounce.status}` : "about no letter of ours, or noted before")
  } finally {
    await database.stop()
  }
})
