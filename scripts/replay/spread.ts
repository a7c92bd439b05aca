// Gives counted answers to whole people: the less content get the lower ratings, with some chance in it.
import type { Chance } from "@/lib/questionnaire/simulate"
import { deal, shuffled } from "../parts/chance"
import type { Draft } from "./draft"
import type { Counts } from "./fit"
import { grouped } from "./grouped"
import type { Plan } from "./plan"

/** Who used the assistant and had an answer to a complaint, then every rating of one service. */
export function spreadRatings(people: readonly Draft[], plan: Plan, counts: readonly Counts[], chance: Chance): void {
  const inForms = grouped(people, ({ form }) => form)
  for (const [form, own] of inForms) {
    const { assistant, answered } = plan.groups.get(form) ?? { assistant: 0, answered: 0 }
    for (const one of shuffled(chance, own).slice(0, assistant)) one.assistant = true
    for (const one of leastContentFirst(own, chance).slice(0, answered)) one.answered = true
  }
  plan.items.forEach(({ form, name, by }, index) => {
    const asked = (inForms.get(form) ?? []).filter((one) => by === "all" || one[by])
    rate(asked, name, counts[index]!, chance)
  })
}

/** Answers one item for everybody who is asked. */
export function rate(asked: readonly Draft[], item: string, counts: Counts, chance: Chance): void {
  const mixed = shuffled(chance, asked)
  const codes = deal(chance, counts.special, SPECIAL)
  codes.forEach((code, place) => {
    mixed[place]!.answers[item] = code
  })
  const losses = lossesOf(counts, asked.length - counts.special - counts.fives, chance)
  leastContentFirst(mixed.slice(codes.length), chance).forEach((one, place) => {
    one.answers[item] = String(5 - (losses[place] ?? 0))
  })
}

const SPECIAL = { "97": 6, "98": 3, "99": 1 }

function leastContentFirst(people: readonly Draft[], chance: Chance): Draft[] {
  return people
    .map((one) => ({ one, at: one.content + chance() + chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)
}

// Everybody below five loses a point; the rest falls where it may.
function lossesOf({ lost }: Counts, others: number, chance: Chance): number[] {
  const losses = new Array<number>(others).fill(1)
  for (let left = lost - others; left > 0; left--) {
    let place = Math.floor(others * chance())
    while (losses[place]! >= 4) place = (place + 1) % others
    losses[place]! += 1
  }
  return losses.sort((a, b) => b - a)
}

/** Splits a list at chance into parts of these sizes; what is over is left out. */
export function parts<T>(list: readonly T[], sizes: readonly number[], chance: Chance): T[][] {
  const mixed = shuffled(chance, list)
  return sizes.map((size) => mixed.splice(0, size))
}
