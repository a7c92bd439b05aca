// What is compared: of each item how many were asked and gave each rating, by region and service.
import type { Client } from "pg"
import type { ItemRow } from "@/lib/scoring/count"
import type { Scheme } from "@/lib/scoring/scheme"
import { WIDE } from "./fill"

/** By "region service item": asked, then each rating from the lowest. */
export type ItemAnswer = ReadonlyMap<string, readonly number[]>

/** The tally's, from the rows that scores are made of. */
export function answerOf(rows: readonly ItemRow[]): ItemAnswer {
  const answer = new Map<string, number[]>()
  for (const { region, service, item, counts } of rows) {
    const key = `${region} ${service} ${item}`
    const own = [counts.asked, ...counts.ratings]
    answer.set(key, answer.get(key)?.map((count, place) => count + own[place]!) ?? own)
  }
  return answer
}

/** Counted plainly from the rows of the interviews. */
export async function plainAnswer(client: Client, { items, settings }: Scheme): Promise<ItemAnswer> {
  const { lowest, highest } = settings.scale
  const answer = new Map<string, number[]>()
  for (const item of items.keys()) {
    const ratings = Array.from({ length: highest - lowest + 1 }, (_, place) => `'${lowest + place}'`)
    const { rows } = await client.query<{ key: string; counts: number[] }>(
      `select concat_ws(' ', region, service, '${item}') as key,
         array[count(*), ${ratings.map((rating) => `count(*) filter (where "${item}" = ${rating})`).join(", ")}]::int[] as counts
       from ${WIDE} where "${item}" is not null group by region, service`,
    )
    for (const { key, counts } of rows) answer.set(key, counts)
  }
  return answer
}

/** @throws when the answers differ, naming the first that does */
export function assertSame(what: string, one: ItemAnswer, other: ItemAnswer): void {
  for (const key of new Set([...one.keys(), ...other.keys()])) {
    const [a, b] = [one.get(key)?.join(), other.get(key)?.join()]
    if (a !== b) throw new Error(`${what}: ${key} is ${a ?? "not there"} and ${b ?? "not there"}`)
  }
  if (one.size === 0) throw new Error(`${what}: there is nothing to compare`)
}
