import { programs } from "./root"
import { runNode } from "./run"

/**
 * Checks the types of everything, the words of three languages among them; returns the exit code.
 * By one checker: several at once share out the files by chance, and now and then refuse words that are there.
 */
export async function checkTypes(): Promise<number> {
  // Next writes the types of the routes; old ones may name routes that are gone.
  const code = await runNode([programs.next, "typegen"], { env: { NEXT_TELEMETRY_DISABLED: "1" } })
  return code || runNode([programs.tsc, "--noEmit", "--incremental", "false", "--singleThreaded"])
}
