import { getLocale, getTranslations } from "next-intl/server"
import type { ReferredShare } from "@/db/queries/chains"
import { type NamedAxes, nameIn } from "@/lib/report/axes"
import { numberIn } from "@/lib/report/numbers"
import { mostOf } from "@/lib/sample/referral"
import type { ReferralSettings } from "@/lib/study/referral"
import { CountTable } from "../outcomes/count-table"

type Props = { shares: readonly ReferredShare[]; axes: NamedAxes; settings: ReferralSettings }

/** How many of each cell were referred, against the most that may be. */
export async function ShareTable({ shares, axes, settings }: Props) {
  const t = await getTranslations("coordinator.referrals")
  const locale = await getLocale()
  const number = (n: number) => numberIn(locale, n)
  const placeOf = ({ region, service }: ReferredShare) =>
    [nameIn(axes, "region", region), nameIn(axes, "service", service)]
      .flatMap((named) => (named ? [named.label] : []))
      .join(", ") || t("everywhere")
  const against = (n: number, most: number) => t("most", { n: number(n), most: number(most) })
  return (
    <CountTable
      head={[t("place"), t("plan"), t("accepted"), t("referred"), t("countedOf"), t("largest")]}
      rows={shares.map((share) => [
        placeOf(share),
        number(share.target),
        number(share.accepted),
        against(share.counted + share.underway, mostOf(settings.share, share.target)),
        t("ofThem", { counted: number(share.counted), underway: number(share.underway) }),
        against(share.largest, mostOf(settings.chainShare, share.target)),
      ])}
    />
  )
}
