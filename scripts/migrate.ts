import { migrate } from "@/db/migrate"
import { openDatabase } from "./parts/database"
import { script } from "./parts/run"

await script(async () => {
  const database = await openDatabase()
  try {
    await migrate(database.url)
    console.log(`The schema is up to date: ${database.said}`)
  } finally {
    await database.stop()
  }
})
