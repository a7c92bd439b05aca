import type { WaveRow } from "@/db/queries/waves"
import type { Questionnaire } from "@/lib/questionnaire/questionnaire"
import type { Study } from "@/lib/study/study"

/** What the parts of the page are given. */
export type History = Readonly<{
  wave: WaveRow
  study: Study
  questionnaire: Questionnaire
  scope: readonly string[] | null
  asked: Readonly<{ from?: string; to?: string; at?: string; before?: string }>
}>

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A day of an address; undefined for what is none. */
export const dayIn = (given: string | undefined): string | undefined => (given && DAY.test(given) ? given : undefined)
