// Observations in words, without anything that was answered.
import { getFormatter } from "next-intl/server"
import type { Tx } from "@/db/client"
import { findInstrument } from "@/db/queries/instruments"
import type { Offered } from "@/db/queries/observations"
import { namedAxes, nameIn } from "@/lib/report/axes"

export type OfferWords = Readonly<{
  id: string
  interviewer: string
  region: string | null
  service: string | null
  /** ISO. */
  startedAt: string
  /** The time of day it began at, in the reader's words: browsers do not know how Kazakh writes it. */
  since: string
  status: Offered["status"]
  observerId: string
  observer: string
  joined: boolean
  savedAt: string | null
}>

export async function offerWords(tx: Tx, offers: readonly Offered[], locale: string): Promise<OfferWords[]> {
  const words: OfferWords[] = []
  const format = await getFormatter()
  for (const offer of offers) {
    const { study } = await findInstrument(tx, offer.instrumentId)
    const axes = namedAxes(study, locale, null)
    const { id, interviewer, startedAt, status, observerId, observer, joinedAt, savedAt } = offer
    words.push({
      ...{ id, interviewer, status, observerId, observer },
      region: nameIn(axes, "region", offer.region)?.label ?? null,
      service: nameIn(axes, "service", offer.service)?.label ?? null,
      startedAt: startedAt.toISOString(),
      since: format.dateTime(startedAt, { timeStyle: "short" }),
      joined: joinedAt !== null,
      savedAt: savedAt?.toISOString() ?? null,
    })
  }
  return words
}
