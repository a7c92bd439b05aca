import { getLocale } from "next-intl/server"
import type { ReactNode } from "react"
import { BadgesProvider } from "@/components/desk/badge"
import { read } from "@/db/client"
import { listOffers } from "@/db/queries/observations"
import { may } from "@/lib/permission"
import { currentPerson } from "../_server/auth"
import { db } from "../_server/database"
import { dueBadge } from "./due"
import { offerWords } from "./observe/offer-words"
import { Offers } from "./observe/offers"

/** Above every page of the supervisor's: interviews that wait to be listened to. Pages decide access, not this. */
export default async function SupervisorLayout({ children }: { children: ReactNode }) {
  const person = await currentPerson()
  if (!person || !may(person, "interview.observe")) return children
  const locale = await getLocale()
  const offers = await read(async () => offerWords(db(), await listOffers(db(), person), locale))
  return (
    <>
      <Offers personId={person.id} first={offers} />
      <BadgesProvider badges={await dueBadge(person.id)}>{children}</BadgesProvider>
    </>
  )
}
