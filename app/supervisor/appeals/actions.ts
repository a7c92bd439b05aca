"use server"
import { getLocale, getTranslations } from "next-intl/server"
import { decideAppeal } from "@/db/queries/appeal-decision"
import { askSecondOpinion, findAppeal } from "@/db/queries/appeals"
import { action } from "../../_server/action"
import { vault } from "../../_server/database"
import { rulingWords } from "./_parts/effect-words"
import { Asking, Ruling } from "./schema"

const asking = action({
  verb: "opinion.ask",
  input: Asking,
  work: ({ tx, person, input, now }) => askSecondOpinion(tx, person, input.id, input.words, now),
})

/** Asks somebody else to look at a decided check again. */
export async function askOpinionAction(raw: Asking) {
  return asking(raw)
}

const previewing = action({
  verb: "appeal.decide",
  input: Ruling,
  async work({ tx, person, input }) {
    const opened = await findAppeal(tx, person, input.id)
    const t = await getTranslations("appeal.effects")
    const findings = await getTranslations("verification.findings")
    return rulingWords(tx, opened, input, await getLocale(), t, (finding) => findings(finding))
  },
})

/** What the decision would change, in sentences; nothing is changed. */
export async function previewRulingAction(raw: Ruling) {
  return previewing(raw)
}

const ruling = action({
  verb: "appeal.decide",
  input: Ruling,
  work({ tx, person, input, now }) {
    const { id, outcome, finding, consequence, reason } = input
    const changed = outcome === "changed" ? { finding, consequence } : null
    return decideAppeal(tx, person, id, { changed, reason }, vault().open, now)
  },
})

/** Decides an appeal for good, with all that follows. */
export async function ruleAction(raw: Ruling) {
  return ruling(raw)
}
