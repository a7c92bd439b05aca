import { getTranslations } from "next-intl/server"
import { Desk } from "@/components/desk/desk"
import { WaveChoice } from "@/components/desk/wave-choice"
import { Card, Empty } from "@/components/ui/card"
import { read } from "@/db/client"
import { listWaves, type WaveRow } from "@/db/queries/waves"
import type { Person } from "@/lib/permission"
import { db } from "../../_server/database"
import { requirePerson } from "../../_server/page"
import { loadRates } from "./load"
import { RandomPart, RiskPart } from "./parts"

export async function generateMetadata() {
  return { title: (await getTranslations("rates"))("title") }
}

/** Error rates of the own team's interviews in one wave, and how stable ratings are. */
export default async function RatesPage({ searchParams }: { searchParams: Promise<{ wave?: string }> }) {
  const person = await requirePerson("rates.read")
  const t = await getTranslations("rates")
  const { wave: wanted } = await searchParams
  const waves = (await read(() => listWaves(db()))).filter(({ status }) => status !== "draft")
  const wave = waves.find(({ id }) => id === wanted) ?? waves.find(({ status }) => status === "open") ?? waves[0]
  return (
    <Desk
      person={person}
      title={t("title")}
      actions={
        waves.length > 1 && wave && <WaveChoice waves={waves} chosen={wave.id} label={t("wave")} show={t("show")} />
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <p className="max-w-3xl text-soft">{t("intro")}</p>
        {wave && person.teamId ? (
          <Parts person={person} teamId={person.teamId} wave={wave} />
        ) : (
          <Empty>{t(wave ? "noTeam" : "noWave")}</Empty>
        )}
      </div>
    </Desk>
  )
}

async function Parts({ person, teamId, wave }: { person: Person; teamId: string; wave: WaveRow }) {
  const t = await getTranslations("rates")
  const told = await loadRates(person, teamId, wave)
  const { random, risk } = told.rates
  if (random.all.checked + risk.all.checked === 0) return <Empty>{t("empty")}</Empty>
  return (
    <>
      <RandomPart told={told} person={person} />
      {risk.all.checked > 0 && (
        <Card title={t("risk.title")}>
          <RiskPart told={told} />
        </Card>
      )}
    </>
  )
}
