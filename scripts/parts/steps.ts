import { programs } from "./root"
import { runNode } from "./run"
import { checkTypes } from "./types"

export type Step = { name: string; what: string; run(env: Record<string, string>): Promise<number> }

const strict = ["--error-on-warnings", ...(process.stdout.isTTY ? [] : ["--colors=off"])]

/** What `npm test` runs, cheapest first. */
export const steps: Step[] = [
  { name: "lint", what: "format and lint", run: () => runNode([programs.biome, "ci", ...strict, "."]) },
  { name: "types", what: "types", run: checkTypes },
  { name: "check", what: "structure", run: () => runNode(["--import", "tsx", "scripts/check.ts"]) },
  { name: "unit", what: "unit and property tests", run: () => runNode([programs.vitest, "run", "--project", "unit"]) },
  { name: "db", what: "database tests", run: (env) => runNode([programs.vitest, "run", "--project", "db"], { env }) },
  {
    name: "bench",
    what: "the tally's answers beside those of the interviews themselves",
    run: (env) => runNode(["--import", "tsx", "bench/run.ts", "report", "--small"], { env }),
  },
  { name: "build", what: "build", run: () => runNode(["--import", "tsx", "scripts/build.ts"]) },
  { name: "e2e", what: "browser tests", run: (env) => runNode([programs.playwright, "test"], { env }) },
]
