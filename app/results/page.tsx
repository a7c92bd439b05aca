import { getLocale, getTranslations } from "next-intl/server"
import { Desk } from "@/components/desk/desk"
import { Card, Empty } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { read } from "@/db/client"
import { findInstrument } from "@/db/queries/instruments"
import { readTally } from "@/db/queries/tally"
import { listWaves } from "@/db/queries/waves"
import { regionScope } from "@/lib/permission"
import { namedAxes } from "@/lib/report/axes"
import { db } from "../_server/database"
import { requirePerson } from "../_server/page"
import { breakNames } from "./break-names"
import { Chooser } from "./chooser"
import { ScoreLinks } from "./score-links"
import { breakOf, type Params, questionsOf, waveOf } from "./sought"
import { AnswerTable } from "./table"

export async function generateMetadata() {
  return { title: (await getTranslations("results"))("title") }
}

export default async function ResultsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const person = await requirePerson("tally.read")
  const t = await getTranslations("results")
  const params = await searchParams
  const waves = await read(() => listWaves(db()))
  const wave = waveOf(waves, params)
  if (!wave)
    return (
      <Desk person={person} title={t("title")}>
        <Empty>{t("noWave")}</Empty>
      </Desk>
    )
  const { study, questionnaire } = await read(() => findInstrument(db(), wave.instrumentId))
  const scope = regionScope(person)
  const axes = namedAxes(study, await getLocale(), scope)
  const chosen = questionsOf(questionnaire, params)
  const by = breakOf(params)
  const names = chosen.map(({ question }) => question.name)
  const rows = names.length > 0 ? await readTally(db(), wave.id, names, scope) : []
  const breaks = await breakNames(study, questionnaire, axes)
  return (
    <Desk person={person} title={t("title")} actions={<ScoreLinks wave={wave.id} />}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Notice kind="warn">
          <strong>{t("provisional")}.</strong> {t("provisionalHint")}{" "}
          {scope && t("regional", { regions: axes.region?.entries.map(({ label }) => label).join(", ") ?? "–" })}
        </Notice>
        <Chooser waves={waves} wave={wave.id} questionnaire={questionnaire} chosen={names} by={by} breaks={breaks} />
        {chosen.length === 0 && <Empty>{t("choose")}</Empty>}
        {chosen.map((question) => (
          <Card key={question.question.name}>
            <AnswerTable
              question={question}
              rows={rows.filter((row) => row.question === question.question.name)}
              by={by}
              breakName={by && breaks.get(by)}
            />
          </Card>
        ))}
      </div>
    </Desk>
  )
}
