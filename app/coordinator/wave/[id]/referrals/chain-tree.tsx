import { getTranslations } from "next-intl/server"
import type { ReferralLine } from "@/db/queries/chains"
import { QUOTA_FULL } from "@/lib/disposition/codes"
import { type NamedAxes, nameIn } from "@/lib/report/axes"
import { caseNumber } from "@/lib/sample/case-number"
import type { Chain, Link } from "@/lib/sample/chains"

type Props = { chain: Chain<ReferralLine>; axes: NamedAxes }

/** One chain, to be opened: who led to whom, by case number. */
export async function ChainTree({ chain, axes }: Props) {
  const t = await getTranslations("coordinator.referrals")
  const { rootCaseId, links, given, size, counted, generations } = chain
  return (
    <details className="border-b border-line py-1 last:border-0">
      <summary className="min-h-10 cursor-pointer py-2">
        <span className="font-medium">{t("root", { number: caseNumber(rootCaseId) })}</span>{" "}
        <span className="text-soft">{t("figures", { given, size, counted, generations })}</span>
      </summary>
      <Links links={links} axes={axes} />
    </details>
  )
}

function Links({ links, axes }: { links: readonly Link<ReferralLine>[]; axes: NamedAxes }) {
  if (links.length === 0) return null
  return (
    <ul className="ml-3 border-l border-line-strong pl-4">
      {links.map(({ referral, next }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: unused invitations have nothing else to tell them apart by
        <li key={at} className="py-1">
          <Referred referral={referral} axes={axes} />
          <Links links={next} axes={axes} />
        </li>
      ))}
    </ul>
  )
}

async function Referred({ referral, axes }: { referral: ReferralLine; axes: NamedAxes }) {
  const t = await getTranslations("coordinator.referrals")
  const { caseId, known, region, service } = referral
  if (!caseId) return <span className="text-soft">{t("unused")}</span>
  const place = [nameIn(axes, "region", region), nameIn(axes, "service", service)]
    .flatMap((named) => (named ? [named.label] : []))
    .join(", ")
  return (
    <span>
      <span className="font-medium">{caseNumber(caseId)}</span> <span className="text-soft">{place}</span> ·{" "}
      {known === "known" ? t("known") : t(`state.${stateOf(referral)}`)}
    </span>
  )
}

function stateOf({ counted, final, disposition }: ReferralLine) {
  if (counted) return "counted"
  if (!final) return "open"
  return disposition === QUOTA_FULL ? "turned" : "ended"
}
