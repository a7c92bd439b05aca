import { getLocale, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { requirePerson } from "@/app/_server/page"
import { Card, Empty, Figure } from "@/components/ui/card"
import { read } from "@/db/client"
import { LISTED, listReferrals, listReferredShares } from "@/db/queries/chains"
import { regionScope } from "@/lib/permission"
import { namedAxes } from "@/lib/report/axes"
import { numberIn, percentIn } from "@/lib/report/numbers"
import { chainsOf } from "@/lib/sample/chains"
import { WaveFrame } from "../frame"
import { loadWave, type WaveParams } from "../load"
import { ChainTree } from "./chain-tree"
import { ShareTable } from "./share-table"

export async function generateMetadata() {
  return { title: (await getTranslations("coordinator.referrals"))("title") }
}

/** Who led to whom, how long and how large the chains are, and what share of the cells they have. */
export default async function ReferralsPage({ params }: WaveParams) {
  const person = await requirePerson("wave.steer")
  const { wave, study } = await loadWave(params)
  const t = await getTranslations("coordinator.referrals")
  const locale = await getLocale()
  const [lines, shares] = await read(() =>
    Promise.all([listReferrals(db(), person, wave.id), listReferredShares(db(), person, wave.id)]),
  )
  const chains = chainsOf(lines)
  const axes = namedAxes(study, locale, regionScope(person))
  const { referral } = study
  const sum = (of: (chain: (typeof chains)[number]) => number) =>
    numberIn(
      locale,
      chains.reduce((total, chain) => total + of(chain), 0),
    )
  return (
    <WaveFrame person={person} wave={wave} part="referrals">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <div>
          <h2 className="text-lg font-semibold">{t("title")}</h2>
          <p className="text-soft">{t("hint")}</p>
          <p>
            {referral
              ? t("rules", {
                  limit: referral.limit,
                  generations: referral.generations,
                  chain: percentIn(locale, 100 * referral.chainShare, 0),
                  all: percentIn(locale, 100 * referral.share, 0),
                })
              : t("off")}
          </p>
        </div>
        {chains.length === 0 ? (
          <Empty>{t("none")}</Empty>
        ) : (
          <>
            <dl className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-5">
              <Figure name={t("given")} value={sum(({ given }) => given)} />
              <Figure name={t("came")} value={sum(({ size }) => size)} />
              <Figure name={t("merged")} value={sum(({ merged }) => merged)} />
              <Figure name={t("counted")} value={sum(({ counted }) => counted)} />
              <Figure
                name={t("longest")}
                value={t("generationsOf", { n: Math.max(...chains.map(({ generations }) => generations)) })}
              />
            </dl>
            {shares.length > 0 && referral && (
              <Card title={t("sharesTitle")}>
                <ShareTable shares={shares} axes={axes} settings={referral} />
              </Card>
            )}
            <Card title={t("chainsTitle")}>
              {lines.length === LISTED && <p className="mb-2 text-sm text-soft">{t("shown", { n: LISTED })}</p>}
              {chains.map((chain) => (
                <ChainTree key={chain.rootCaseId} chain={chain} axes={axes} />
              ))}
            </Card>
          </>
        )}
      </div>
    </WaveFrame>
  )
}
