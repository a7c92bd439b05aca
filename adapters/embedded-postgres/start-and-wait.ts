/** Starts a server and stays, for tests that kill the process that started it. */
import { startPostgres } from "./start"

const dataDir = process.argv[2]
if (!dataDir) throw new Error("Say where the data folder is.")
const { pid } = await startPostgres({ dataDir })
process.stdout.write(`${pid}\n`)
setInterval(() => undefined, 60_000)
