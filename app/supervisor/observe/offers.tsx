"use client"
import { Ear } from "lucide-react"
import Link from "next/link"
import { usePathname, useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { useLive } from "@/components/live/use-live"
import { Button, buttonLook } from "@/components/ui/button"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import { declineAction, joinAction, offersAction } from "./actions"
import type { OfferWords } from "./offer-words"

const pathOf = (id: string) => `/supervisor/observe/${id}`

/** Interviews to observe, told the moment they begin, on whichever page the supervisor is. */
export function Offers({ personId, first }: { personId: string; first: readonly OfferWords[] }) {
  const t = useTranslations("observation.offer")
  const { push, refresh } = useRouter()
  const here = usePathname()
  const [offers, setOffers] = useState(first)
  const [refused, setRefused] = useState<Refused | null>(null)
  async function look() {
    const result = await attempt(() => offersAction())
    if (result.ok) setOffers(result.value)
  }
  useLive([`observation:${personId}`], look)
  async function answer(id: string, action: typeof joinAction) {
    const result = await attempt(() => action({ id }))
    setRefused(result.ok ? null : result)
    await look()
    if (!result.ok) return
    if (action === joinAction) push(pathOf(id))
    // The page that shows this very offer reads it anew.
    refresh()
  }
  const shown = offers.filter(({ id }) => here !== pathOf(id))
  return (
    <section aria-label={t("region")} aria-live="assertive" className="print:hidden">
      {shown.map((offer) => (
        <div key={offer.id} className="border-b-4 border-accent bg-accent-soft px-4 py-3">
          <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-4 gap-y-2">
            <Ear aria-hidden className="size-6 shrink-0 text-accent" />
            <div className="min-w-0 flex-1 basis-64">
              <p className="font-semibold">{t(offer.joined ? "joined" : "title")}</p>
              <About offer={offer} />
            </div>
            {offer.joined ? (
              <Link href={pathOf(offer.id)} className={buttonLook("primary")}>
                {t(offer.status === "running" ? "goOn" : "finish")}
              </Link>
            ) : (
              <div className="flex flex-wrap gap-2">
                <Button look="primary" onClick={() => answer(offer.id, joinAction)}>
                  {t("join")}
                </Button>
                <Button onClick={() => answer(offer.id, declineAction)}>{t("decline")}</Button>
              </div>
            )}
          </div>
        </div>
      ))}
      <Refusal of={refused} words={{ interview_ended: t("over"), not_found: t("gone") }} />
    </section>
  )
}

function About({ offer }: { offer: OfferWords }) {
  const t = useTranslations("observation.offer")
  const parts = [offer.interviewer, offer.region, offer.service, t("since", { time: offer.since })]
  return <p className="text-sm break-words">{parts.filter((part) => part !== null).join(" · ")}</p>
}
