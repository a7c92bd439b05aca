// Whether interviewers who fabricate are caught as often as the exact chance says, and what suspicion adds.
// `npm run bench -- fabricators [streams] [fields] [seed]`; exit code 1 when a share is more than 3 standard errors off.
import { caughtByRule, fabricatedOf } from "@/lib/verification/detection"
import { DEFAULT_POLICY } from "@/lib/verification/policy"
import { STYLES } from "./parts/fabricators/cheats"
import { type Cell, huntFabricators, type Placement } from "./parts/fabricators/random"
import { addedByRisk } from "./parts/fabricators/risk"

const LENGTHS = [20, 40, 60, 100, 200]
const FABRICATED = [0.05, 0.1, 0.2, 0.3]
const MISSES = [0, 0.1, 0.3]
const { share } = DEFAULT_POLICY

export async function run([streams = "2000", fields = "12", seed = "fabricators"]: string[]): Promise<void> {
  const off = randomPart(Number(streams), seed)
  riskPart(Number(fields), seed)
  if (off > 0) throw new Error(`${off} shares are more than 3 standard errors from the exact chance`)
}

/** How many cells are off. */
function randomPart(streams: number, seed: string): number {
  const hunted = (placement: Placement, perDay: number | null, misses: readonly number[]) =>
    LENGTHS.flatMap((n) => {
      const fieldwork = { n, share, perDay, unreachable: 0.1 }
      return huntFabricators({ fieldwork, placement, fabricated: FABRICATED, misses, streams }, seed)
    })
  const spread = hunted("spread", 8, MISSES)
  console.log(
    `\nRandom checks: ${streams} interviewers a row, fresh seeds, 8 interviews a day, day ends, 1 in 10 unreachable.`,
  )
  console.log(
    "Caught / exact chance, by share of checks that miss a fabricated interview; ! is more than 3 errors off.\n",
  )
  console.log(`| Interviews | checked | fabricated | ${MISSES.map((miss) => `${100 * miss} % missed`).join(" | ")} |`)
  console.log(`|---|---|---|${MISSES.map(() => "---").join("|")}|`)
  for (let at = 0; at < spread.length; at += MISSES.length) {
    const cells = spread.slice(at, at + MISSES.length)
    const { n, checked, fabricated } = cells[0]!
    console.log(`| ${n} | ${checked.toFixed(1)} | ${words(fabricated)} | ${cells.map(pair).join(" | ")} |`)
  }
  const atEnd = hunted("last", null, [0.1])
  console.log(
    "\nAll fabricated ones last, one top-up at the closing; and with day ends, where only a minimum is promised.",
  )
  console.log(
    "10 % missed. Before anything is drawn and were everybody reached, the exact chance is in the last column.\n",
  )
  console.log(
    "| Interviews | fabricated | caught / exact | day ends: caught / at least | everybody reached |\n|---|---|---|---|---|",
  )
  const dayEnds = hunted("last", 8, [0.1])
  for (const [at, cell] of atEnd.entries()) {
    const { n, fabricated } = cell
    const ahead = caughtByRule({ n, fabricated: fabricatedOf(n, fabricated), share, recognised: 0.9 })
    console.log(`| ${n} | ${words(fabricated)} | ${pair(cell)} | ${least(dayEnds[at]!)} | ${words(ahead)} |`)
  }
  return [...spread, ...atEnd, ...dayEnds].filter(({ within }) => !within).length
}

function riskPart(fields: number, seed: string): void {
  const { risk, falseAlarm } = DEFAULT_POLICY
  console.log(`\nChecks on suspicion: ${fields} invented fields of 40 interviewers a row, 4 of them fabricate.`)
  console.log(
    `At least ${risk.minimumFlags} flags, up to ${words(risk.atMost)} of a stream; flags at ${words(falseAlarm)} false alarms; 10 % missed.`,
  )
  for (const { name, words: habits } of STYLES) console.log(`${name}: ${habits}`)
  console.log(
    "\n| Interviews | fabricated | style | caught at random | with suspicion | right suspicions | honest interviews put up | honest interviewers |",
  )
  console.log("|---|---|---|---|---|---|---|---|")
  for (const style of STYLES)
    for (const each of [20, 60, 100, 200])
      for (const fabricated of [0.05, 0.1, 0.3]) {
        const sizes = { each, interviewers: 40, fabricators: 4, fabricated }
        const field = { ...sizes, style, policy: DEFAULT_POLICY, misses: 0.1, fields, seeds: 10 }
        const { random, both, precision, interviews, interviewers } = addedByRisk(field, seed)
        const right = precision === null ? "–" : words(precision)
        console.log(
          `| ${each} | ${words(fabricated)} | ${style.name} | ${words(random)} | ${words(both)} | ${right} | ${words(interviews, 2)} | ${words(interviewers)} |`,
        )
      }
}

const words = (part: number, digits = 0) => `${(100 * part).toFixed(digits)} %`
const pair = ({ caught, exact, within }: Cell) =>
  `${words(caught, 1)} / ${exact === null ? "–" : words(exact, 1)}${within ? "" : " !"}`
const least = ({ caught, least, within }: Cell) => `${words(caught, 1)} / ${words(least, 1)}${within ? "" : " !"}`
