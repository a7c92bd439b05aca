import { readdirSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { script } from "../scripts/parts/run"

type Bench = { run(args: string[]): Promise<void> }

const [name, ...args] = process.argv.slice(2)

await script(async () => {
  const known = benches()
  if (!name) return console.log(`Say which: npm run bench -- <name>\n${known.map((it) => `  ${it}`).join("\n")}`)
  if (!known.includes(name)) throw new Error(`No bench "${name}". There are: ${known.join(", ")}.`)
  const bench = (await import(`./${name}.ts`)) as Bench
  await bench.run(args)
})

/** Each file here that is not a test is a bench; what they share lives in folders. */
function benches(): string[] {
  const files = readdirSync(fileURLToPath(new URL(".", import.meta.url)), { withFileTypes: true })
  return files
    .filter((file) => file.isFile() && file.name.endsWith(".ts") && !/^run\.ts$|\.test\.ts$/.test(file.name))
    .map((file) => file.name.replace(/\.ts$/, ""))
}
