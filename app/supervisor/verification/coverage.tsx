import { CircleCheck, CircleDashed, Clock, TriangleAlert } from "lucide-react"
import { getLocale, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { WaveChoice } from "@/components/desk/wave-choice"
import { Bar } from "@/components/ui/bar"
import { Card, Empty } from "@/components/ui/card"
import { Status } from "@/components/ui/status"
import { read } from "@/db/client"
import { readTeamCoverage, type StreamCoverage } from "@/db/queries/coverage"
import { findInstrument } from "@/db/queries/instruments"
import { listWaves } from "@/db/queries/waves"
import type { Person } from "@/lib/permission"
import { percentIn } from "@/lib/report/numbers"
import { policyOf } from "@/lib/verification/policy"

const STATES = {
  due: { look: "neutral", icon: Clock },
  open: { look: "neutral", icon: CircleDashed },
  met: { look: "good", icon: CircleCheck },
  shortfall: { look: "warn", icon: TriangleAlert },
} as const

/** How much of each interviewer's work is checked, by mode, against the share of the study. */
export async function TeamCoverage({ person, wanted }: { person: Person; wanted: string | undefined }) {
  const t = await getTranslations("verification.coverage")
  const waves = (await read(() => listWaves(db()))).filter(({ status }) => status !== "draft")
  const wave = waves.find(({ id }) => id === wanted) ?? waves.find(({ status }) => status === "open") ?? waves[0]
  if (!wave) return null
  const [streams, { study }] = await read(() =>
    Promise.all([readTeamCoverage(db(), person, wave), findInstrument(db(), wave.instrumentId)]),
  )
  const share = percentIn(await getLocale(), 100 * policyOf(study).share)
  return (
    <Card
      title={t("title", { share })}
      action={waves.length > 1 && <WaveChoice waves={waves} chosen={wave.id} label={t("wave")} show={t("show")} />}
    >
      {streams.length === 0 ? (
        <Empty>{t("empty")}</Empty>
      ) : (
        <ul className="grid gap-3">
          {streams.map((stream) => (
            <Stream key={stream.stream} of={stream} />
          ))}
        </ul>
      )}
    </Card>
  )
}

async function Stream({ of }: { of: StreamCoverage }) {
  const t = await getTranslations("verification")
  const { n, needed, checked, open, unreachable, drawn, state } = of
  const [mode = "", source = ""] = of.stream.split("/")
  const name = of.interviewer ?? t(`coverage.sources.${source as "list"}`)
  const words = [
    t("coverage.checked", { checked, needed, n }),
    open > 0 && t("coverage.open", { count: open }),
    unreachable > 0 && t("coverage.unreachable", { count: unreachable }),
  ]
    .filter(Boolean)
    .join("; ")
  const { look, icon } = STATES[state]
  return (
    <li className="grid items-center gap-x-4 gap-y-1 text-sm md:grid-cols-[16rem_minmax(0,1fr)_auto]">
      <span>
        <span className="font-medium">{name}</span>, {t(`modes.${mode as "phone"}`)}
      </span>
      <div className="grid gap-1">
        <Bar
          of={Math.max(needed, drawn)}
          label={words}
          parts={[
            { value: checked, look: "accent" },
            { value: unreachable, look: "warn" },
            { value: open, look: "neutral" },
          ]}
        />
        <span className="text-soft">{words}</span>
      </div>
      <span className="max-md:justify-self-start">
        <Status look={look} icon={icon}>
          {t(`coverage.states.${state}`)}
        </Status>
      </span>
    </li>
  )
}
