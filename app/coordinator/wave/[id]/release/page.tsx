import { getLocale, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { requirePerson } from "@/app/_server/page"
import { PastReleases } from "@/app/results/release/past"
import { TaskProgress } from "@/components/live/task-progress"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { read } from "@/db/client"
import { correctionsSince } from "@/db/queries/corrections"
import { readGate } from "@/db/queries/gate"
import { readAtOnce } from "@/db/queries/instant"
import { listReleases } from "@/db/queries/releases"
import { findLatestTask } from "@/db/queries/tasks"
import { may, regionScope } from "@/lib/permission"
import { gateOf } from "@/lib/release/gate"
import { namedAxes } from "@/lib/report/axes"
import { taskView } from "@/lib/task"
import { WaveFrame } from "../frame"
import { loadWave, type WaveParams } from "../load"
import { Correction } from "./correction"
import { draftOf } from "./draft"
import { ReleaseForm } from "./form"
import { GateStatus } from "./gate-state"
import { previewOf } from "./load"
import { GateRegions } from "./regions"
import { namesOf, Streams } from "./streams"

export async function generateMetadata() {
  return { title: (await getTranslations("release.gate"))("title") }
}

export default async function ReleaseGatePage({ params }: WaveParams) {
  const person = await requirePerson("wave.steer")
  const { wave, study } = await loadWave(params)
  const t = await getTranslations("release")
  const scope = regionScope(person)
  const { rows, releases, since } = await readAtOnce(db(), async (tx) => ({
    rows: await readGate(tx, wave, study, scope),
    releases: await listReleases(tx, wave.id),
    since: await correctionsSince(tx, wave.id, scope),
  }))
  const gate = gateOf(rows)
  const axes = namedAxes(study, await getLocale(), null)
  const streamNames = await namesOf(rows.streams)
  const releasing = may(person, "wave.release", { region: null })
  const preview = since && releasing ? await previewOf(since, wave.id, study) : null
  const after = releases[0]?.number ?? 0
  const task = releasing ? await latestOf(person.id, wave.id, releases[0]?.releasedAt) : null
  return (
    <WaveFrame person={person} wave={wave} part="release">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {!releasing && <Notice>{t("gate.regional")}</Notice>}
        {since && since.causes.length > 0 && (
          <Correction since={since} axes={axes} ready={gate.state !== "missing"} preview={preview} />
        )}
        <Card
          title={releasing ? t("make.title") : t("gate.title")}
          action={<GateStatus state={gate.state}>{t(`gate.state.${gate.state}`)}</GateStatus>}
        >
          <p className="mb-3 max-w-2xl text-sm text-soft">
            {t("gate.intro")} {t("make.hint")}
          </p>
          {task && (
            <div className="mb-3">
              <TaskProgress
                key={task.id}
                task={task}
                personId={person.id}
                title={t("make.task")}
                again={t("make.again")}
              />
            </div>
          )}
          {releasing && gate.state === "missing" && (
            <p className="text-sm">{gate.accepted === 0 ? t("gate.nothing") : t("make.blocked")}</p>
          )}
          {releasing && gate.state !== "missing" && (
            <ReleaseForm
              key={after}
              waveId={wave.id}
              wave={wave.name}
              after={after}
              draft={since ? await draftOf(since, preview) : ""}
              needsReason={gate.state === "shortfall"}
              needsChanges={releases.length > 0}
              busy={task?.state === "running"}
            />
          )}
        </Card>
        <GateRegions
          gate={gate}
          share={rows.share}
          axes={axes}
          base={`/coordinator/wave/${wave.id}`}
          streamNames={streamNames}
        />
        <Streams streams={rows.streams} share={rows.share} names={streamNames} />
        <Card title={t("past.title")}>
          <PastReleases releases={releases} />
        </Card>
      </div>
    </WaveFrame>
  )
}

/** One's own making of a release that is going on or has come to nothing; a made one is in the list. */
async function latestOf(personId: string, waveId: string, releasedAt: Date | undefined) {
  const task = await read(() => findLatestTask(db(), { kind: "release", personId, waveId }))
  if (!task || (releasedAt && task.createdAt < releasedAt)) return null
  const view = taskView(task, new Date())
  return view.state === "done" ? null : view
}
