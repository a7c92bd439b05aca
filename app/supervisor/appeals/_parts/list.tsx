import { CircleCheck, CircleSlash, PenLine, RotateCcw } from "lucide-react"
import Link from "next/link"
import { getFormatter, getLocale, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { Desk } from "@/components/desk/desk"
import { buttonLook } from "@/components/ui/button"
import { Card, Empty } from "@/components/ui/card"
import { Status } from "@/components/ui/status"
import { read } from "@/db/client"
import { type AppealLine, listAppeals } from "@/db/queries/appeals"
import { findInstrument } from "@/db/queries/instruments"
import type { Person } from "@/lib/permission"
import { namedAxes, nameIn } from "@/lib/report/axes"

/** Appeals and second opinions within reach: what is to be decided, then what was. */
export async function AppealList({ person, base }: { person: Person; base: string }) {
  const t = await getTranslations("appeal")
  const lines = await read(() => listAppeals(db(), person))
  const open = lines.filter(({ outcome }) => outcome === null)
  const decided = lines.filter(({ outcome }) => outcome !== null)
  return (
    <Desk person={person} title={t("title")}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <p className="max-w-2xl text-sm text-soft">{t("list.intro")}</p>
        <Card title={t("list.open")}>
          {open.length === 0 ? <Empty>{t("list.empty")}</Empty> : <Lines lines={open} base={base} />}
        </Card>
        <Card title={t("list.decided")}>
          {decided.length === 0 ? <Empty>{t("list.emptyDecided")}</Empty> : <Lines lines={decided} base={base} />}
        </Card>
      </div>
    </Desk>
  )
}

const Lines = ({ lines, base }: { lines: readonly AppealLine[]; base: string }) => (
  <ul className="grid divide-y divide-line">
    {lines.map((line) => (
      <Line key={line.id} line={line} base={base} />
    ))}
  </ul>
)

async function Line({ line, base }: { line: AppealLine; base: string }) {
  const t = await getTranslations()
  const format = await getFormatter()
  const { id, kind, asker, askedAt, interviewer, finding, impartial, outcome } = line
  const time = format.dateTime(askedAt, { dateStyle: "short", timeStyle: "short" })
  const names = { kind: t(`appeal.kinds.${kind}`), name: asker, time }
  return (
    <li className="grid items-start gap-x-4 gap-y-1 py-3 text-sm first:pt-0 last:pb-0 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_17rem]">
      <div className="min-w-0">
        <p className="font-semibold">{names.kind}</p>
        <p className="break-words text-soft">{t("appeal.list.asked", names)}</p>
      </div>
      <div className="min-w-0">
        <p>{t("appeal.list.finding", { finding: t(`verification.findings.${finding}`) })}</p>
        <p className="break-words text-soft">
          {interviewer ? t("appeal.list.interviewer", { name: interviewer }) : t("appeal.list.self")}
        </p>
        <p className="break-words text-soft">{await placeOf(line)}</p>
      </div>
      <div className="flex flex-wrap items-center gap-2 md:justify-end">
        {outcome === null && !impartial && (
          <Status look="neutral" icon={CircleSlash}>
            {t("appeal.list.not_impartial")}
          </Status>
        )}
        {outcome !== null && (
          <Status
            look={outcome === "changed" ? "warn" : "neutral"}
            icon={outcome === "changed" ? RotateCcw : CircleCheck}
          >
            {t(`appeal.outcomes.${outcome}`)}
          </Status>
        )}
        <Link
          href={`${base}/${id}`}
          aria-label={t("appeal.list.readOf", names)}
          className={buttonLook(outcome === null && impartial ? "primary" : "plain", "small")}
        >
          <PenLine aria-hidden className="size-4" />
          {t("appeal.list.read")}
        </Link>
      </div>
    </li>
  )
}

async function placeOf({ instrumentId, region, service }: AppealLine): Promise<string> {
  const { study } = await read(() => findInstrument(db(), instrumentId))
  const axes = namedAxes(study, await getLocale(), null)
  const names = [nameIn(axes, "service", service), nameIn(axes, "region", region)]
  return names.flatMap((named) => (named ? [named.label] : [])).join(" · ")
}
