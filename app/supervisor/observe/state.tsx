import { CircleCheck, Ear, PencilLine, Phone } from "lucide-react"
import { useTranslations } from "next-intl"
import { Status } from "@/components/ui/status"
import type { OfferWords } from "./offer-words"

/** Where an observation stands, in a word with its sign. */
export function State({ of: { joined, savedAt, status } }: { of: OfferWords }) {
  const t = useTranslations("observation.states")
  if (savedAt)
    return (
      <Status look="good" icon={CircleCheck}>
        {t("saved")}
      </Status>
    )
  if (!joined)
    return (
      <Status look="accent" icon={Phone}>
        {t("offered")}
      </Status>
    )
  return status === "running" ? (
    <Status look="accent" icon={Ear}>
      {t("listening")}
    </Status>
  ) : (
    <Status look="warn" icon={PencilLine}>
      {t("noting")}
    </Status>
  )
}
