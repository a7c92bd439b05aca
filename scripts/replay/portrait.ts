// Everything but the ratings: dealt so that the shares of the whole sample come out as the report prints them.
import type { Chance } from "@/lib/questionnaire/simulate"
import { deal, type Shares } from "../parts/chance"
import type { Draft } from "./draft"
import { grouped } from "./grouped"

/** Words to deal among those who are asked. "" leaves the question blank; of `many`, words are parted by spaces. */
export type Ask = Readonly<{
  question: string
  of?: (one: Draft) => boolean
  /** Dealt apart within each group, whose name the shares may depend on. */
  by?: (one: Draft) => string
  shares: Shares | ((group: string) => Shares)
  many?: true
}>

/** Deals every question of a list, in its order: later ones may look at earlier answers. */
export function dealAnswers(people: readonly Draft[], asks: readonly Ask[], chance: Chance): void {
  for (const { question, of = () => true, by = () => "", shares, many } of asks) {
    for (const [group, asked] of grouped(people.filter(of), by)) {
      const words = deal(chance, asked.length, typeof shares === "function" ? shares(group) : shares)
      asked.forEach((one, place) => {
        const word = words[place] ?? ""
        if (word !== "") one.answers[question] = many ? word.split(" ") : word
      })
    }
  }
}

/** Everybody says the same. */
export const all = (question: string, word: string, of?: Ask["of"]): Ask => ({
  question,
  shares: { [word]: 1 },
  ...(of && { of }),
})
