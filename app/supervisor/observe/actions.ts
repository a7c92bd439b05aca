"use server"
import { getLocale } from "next-intl/server"
import { z } from "zod"
import { findObservation, listOffers } from "@/db/queries/observations"
import { declineObservation, joinObservation, saveObservation, takeOverObservation } from "@/db/queries/observing"
import { readObserved } from "@/lib/verification/observed"
import { action } from "../../_server/action"
import { formView, observableOf, wrongHeard } from "./[id]/view"
import { offerWords } from "./offer-words"
import { Noted, OnObservation, TakeOver } from "./schema"

const looking = action({
  verb: "interview.observe",
  input: z.void(),
  work: async ({ tx, person }) => offerWords(tx, await listOffers(tx, person), await getLocale()),
})

/** What waits for this observer now. */
export async function offersAction() {
  return looking()
}

const joining = action({
  verb: "interview.observe",
  input: OnObservation,
  work: ({ tx, person, input, now }) => joinObservation(tx, person, input.id, now),
})

/** The observer listens from now on. */
export async function joinAction(raw: z.input<typeof OnObservation>) {
  return joining(raw)
}

const declining = action({
  verb: "interview.observe",
  input: OnObservation,
  work: ({ tx, person, input, now }) => declineObservation(tx, person, input.id, now),
})

/** The observer cannot listen; somebody else is asked. */
export async function declineAction(raw: z.input<typeof OnObservation>) {
  return declining(raw)
}

const takingOver = action({
  verb: "interview.observe",
  input: TakeOver,
  work: ({ tx, person, input, now }) => takeOverObservation(tx, person, input.id, input.from, now),
})

/** Listens instead of a colleague. */
export async function takeOverAction(raw: z.input<typeof TakeOver>) {
  return takingOver(raw)
}

const noting = action({
  verb: "interview.observe",
  input: Noted,
  async work({ tx, person, input, now }) {
    const own = await findObservation(tx, person, input.id)
    const observable = await observableOf(tx, own, now)
    const observed = readObserved(observable, input.posted, input.done)
    const { answers, refusals } = observed
    const done = input.done && refusals.size === 0
    await saveObservation(tx, person, input.id, answers, done, now)
    const form = await formView(observable, answers, { posted: input.posted, refusals })
    return { form, wrong: await wrongHeard(observable, observed), done }
  },
})

/** Keeps the observer's notes, as a draft or for good; answers with the form as it now stands. */
export async function noteAction(raw: z.input<typeof Noted>) {
  return noting(raw)
}
