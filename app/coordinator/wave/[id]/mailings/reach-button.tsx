"use client"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import type { Reach } from "@/db/queries/mailing-reach"
import { reachOfMailing } from "./actions"
import { ReachWords } from "./reach"
import type { MailingForm } from "./schema"

/** Counts the people that what is typed would reach; a count of other places than the typed ones is not shown. */
export function ReachButton({ typed, regional }: { typed: MailingForm; regional: boolean }) {
  const t = useTranslations("coordinator.mailings")
  const [counted, setCounted] = useState<Readonly<{ of: string; reach: Reach }> | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const [busy, setBusy] = useState(false)
  const { channel, after, regions, services } = typed
  const of = JSON.stringify([channel, after, regions, services])

  async function count() {
    setBusy(true)
    // A name is not needed to count, nor is anything else that may be unfinished.
    const complete = {
      ...typed,
      name: typed.name.trim() || "–",
      daysAfter: 1,
      perMinute: 1,
      from: typed.from || "2000-01-01",
    }
    const answer = await attempt(() => reachOfMailing(complete))
    setBusy(false)
    setRefused(answer.ok ? null : answer)
    setCounted(answer.ok ? { of, reach: answer.value } : null)
  }
  return (
    <Card
      title={t("reach.title")}
      action={
        <Button disabled={busy || (regional && regions.length === 0)} onClick={count}>
          {t("reach.count")}
        </Button>
      }
    >
      <Refusal of={refused} />
      {counted?.of === of && <ReachWords reach={counted.reach} />}
    </Card>
  )
}
