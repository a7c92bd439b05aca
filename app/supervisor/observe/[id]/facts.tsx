import { getFormatter, getTranslations } from "next-intl/server"
import { Card } from "@/components/ui/card"
import type { OfferWords } from "../offer-words"
import { State } from "../state"

/** What anybody of the team may know of an observation. */
export async function Facts({ words }: { words: OfferWords }) {
  const t = await getTranslations("observation")
  const format = await getFormatter()
  const about = [words.region, words.service].filter((part) => part !== null).join(" · ")
  return (
    <Card>
      <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_1fr]">
        <div>
          <dt className="text-soft">{t("list.interview")}</dt>
          <dd className="font-medium">{about}</dd>
        </div>
        <div>
          <dt className="text-soft">{t("list.begun")}</dt>
          <dd className="font-medium">
            {format.dateTime(new Date(words.startedAt), { dateStyle: "short", timeStyle: "short" })}
          </dd>
        </div>
        <div>
          <dt className="text-soft">{t("list.observer")}</dt>
          <dd className="font-medium">{words.observer}</dd>
        </div>
        <div>
          <dt className="text-soft">{t("list.state")}</dt>
          <dd>
            <State of={words} />
          </dd>
        </div>
      </dl>
    </Card>
  )
}
