// How often each quality flag is raised where nothing is wrong, and how often where something is.
// `npm run bench -- quality [repeats]`
import { digitHeaping } from "@/lib/quality/digit-heaping"
import { FLAG_KINDS } from "@/lib/quality/flag"
import { ALL_CONTENT, CHEATS, ROUNDED } from "@/lib/quality/testing/cheats"
import { type Cheat, heapedOf, type Invented, inventField, partsOf } from "@/lib/quality/testing/field"
import { ratesOf } from "@/lib/quality/testing/rates"
import { unlikePeers } from "@/lib/quality/unlike-peers"
import { timeJudging } from "./parts/quality/time"

const RATES = [0.01, 0.05]
const SIZE = { interviewers: 50, each: 100 }
/** Interviewers who cheat, of the fifty. */
const CHEATING = [1, 5]
const SHARE = 0.3
const SHARE_OF_WORK = 0.8

type Count = readonly [hits: number, all: number]

export async function run([repeats = "4"]: string[]): Promise<void> {
  const seeds = Array.from({ length: Number(repeats) }, (_, n) => n + 1)
  console.log(
    `${seeds.length} fields of ${SIZE.interviewers} interviewers with ${SIZE.each} interviews each; caught at 1 %,`,
  )
  console.log(
    `where 1 or 5 of them cheat in ${100 * SHARE} % of their interviews (last two: ${100 * SHARE_OF_WORK} %)\n`,
  )
  console.log("| Flag | False alarms at 1 % | at 5 % | Cheat | Caught: 1 of 50 | 5 of 50 |\n|---|---|---|---|---|---|")
  interviewRows(seeds)
  // About an interviewer's whole work: counted per interviewer, so over ten times as many fields.
  const many = seeds.flatMap((seed) => Array.from({ length: 10 }, (_, n) => seed * 100 + n))
  const content = "fills in hardly anything but fives"
  workRow(many, ["unlike_peers", content, ALL_CONTENT], (all, rate) => unlikePeers(partsOf(all), rate))
  workRow(many, ["digit_heaping", "rounds every number", ROUNDED], (all, rate) => digitHeaping(heapedOf(all), rate))
  await timeJudging()
}

function interviewRows(seeds: readonly number[]): void {
  const honest = RATES.map((rate) =>
    seeds.map((seed) => ratesOf(inventField({ seed, ...SIZE }).interviews, new Set(), rate)),
  )
  for (const kind of FLAG_KINDS) {
    const cheat = CHEATS[kind]
    if (!cheat) continue
    const alarms = honest.map((fields) => fields.map((field): Count => [field.false.get(kind) ?? 0, field.honest]))
    const caught = CHEATING.map((who) =>
      seeds.map((seed): Count => {
        const made = inventField({ seed, ...SIZE, cheats: { who, share: SHARE, how: cheat.how } })
        const rates = ratesOf(made.interviews, made.fabricated, RATES[0] ?? 0)
        return [rates.caught.get(kind) ?? 0, rates.fabricated]
      }),
    )
    row(kind, alarms, cheat.words, caught)
  }
}

function workRow(
  seeds: readonly number[],
  [kind, words, how]: readonly [string, string, Cheat],
  flagged: (interviews: readonly Invented[], rate: number) => Map<string, unknown>,
): void {
  const alarms = RATES.map((rate) =>
    seeds.map((seed): Count => [flagged(inventField({ seed, ...SIZE }).interviews, rate).size, SIZE.interviewers]),
  )
  const caught = CHEATING.map((who) =>
    seeds.map((seed): Count => {
      const { interviews } = inventField({ seed, ...SIZE, cheats: { who, share: SHARE_OF_WORK, how } })
      const found = flagged(interviews, RATES[0] ?? 0)
      return [Array.from({ length: who }, (_, n) => `i${n}`).filter((id) => found.has(id)).length, who]
    }),
  )
  row(kind, alarms, words, caught)
}

const row = (kind: string, alarms: Count[][], words: string, caught: Count[][]) =>
  console.log(`| \`${kind}\` | ${alarms.map(share).join(" | ")} | ${words} | ${caught.map(share).join(" | ")} |`)

function share(counts: readonly Count[]): string {
  const hits = counts.reduce((sum, [hit]) => sum + hit, 0)
  const all = counts.reduce((sum, [, of]) => sum + of, 0)
  return `${((100 * hits) / Math.max(1, all)).toFixed(2)} %`
}
