import { openTestServer } from "@/db/testing/server"
import { script } from "./parts/run"
import { columns, heading } from "./parts/say"
import { type Step, steps } from "./parts/steps"

const wanted = process.argv.slice(2)

await script(async () => {
  const chosen = choose()
  const server = await openTestServer()
  const took: string[][] = []
  try {
    for (const step of chosen) {
      const seconds = await run(step, server.url)
      took.push([step.what, `${seconds.toFixed(1)} s`])
    }
  } finally {
    heading("time")
    for (const line of columns(took)) console.log(line)
    await server.stop()
  }
  console.log("\nAll green.")
})

/** All steps, or those named: `npm test -- unit db`. */
function choose(): Step[] {
  const unknown = wanted.filter((name) => !steps.some((step) => step.name === name))
  if (unknown.length > 0) {
    throw new Error(`No such step: ${unknown.join(", ")}. There are: ${steps.map((step) => step.name).join(", ")}.`)
  }
  return steps.filter((step) => wanted.length === 0 || wanted.includes(step.name))
}

async function run(step: Step, databaseUrl: string): Promise<number> {
  heading(step.what)
  const began = Date.now()
  const code = await step.run({ DATABASE_URL: databaseUrl })
  if (code !== 0) throw new Error(`Failed: ${step.what} (\`npm test -- ${step.name}\` runs it alone)`)
  return (Date.now() - began) / 1000
}
