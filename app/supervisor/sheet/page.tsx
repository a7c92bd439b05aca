import { Download } from "lucide-react"
import Link from "next/link"
import { getFormatter, getTranslations } from "next-intl/server"
import { z } from "zod"
import { Desk } from "@/components/desk/desk"
import { WaveChoice } from "@/components/desk/wave-choice"
import { buttonLook } from "@/components/ui/button"
import { Empty } from "@/components/ui/card"
import { weekAfter } from "@/lib/week"
import { requirePerson } from "../../_server/page"
import { loadSheet, type Sheet } from "./load"
import { Print } from "./print"
import { SheetTable } from "./table"
import "./print.css"

const Address = z.object({
  wave: z.uuid().optional().catch(undefined),
  week: z.string().max(8).optional().catch(undefined),
})

export async function generateMetadata() {
  return { title: (await getTranslations("desk.sheet"))("title") }
}

/** One page to print and sign: the team's week, an interviewer a line. */
export default async function SheetPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const person = await requirePerson("team.read")
  const t = await getTranslations("desk")
  const now = new Date()
  const { wave, week } = Address.parse(await searchParams)
  const sheet = await loadSheet(person, { ...(wave && { wave }), ...(week && { week }) }, now)
  return (
    <Desk person={person} title={t("sheet.title")} wide>
      {!sheet ? (
        <Empty>{t("board.noWave")}</Empty>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <Choice sheet={sheet} />
          <Heading sheet={sheet} now={now} />
          {sheet.lines.length > 0 ? <SheetTable lines={sheet.lines} /> : <Empty>{t("sheet.empty")}</Empty>}
          <Signature name={person.name} />
        </div>
      )}
    </Desk>
  )
}

async function Choice({ sheet: { waves, wave, week } }: { sheet: Sheet }) {
  const t = await getTranslations("desk")
  const at = (name: string) => `/supervisor/sheet?${new URLSearchParams({ wave: wave.id, week: name })}`
  const step = (weeks: number, words: string) => (
    <Link
      href={at(weekAfter(week, weeks, wave.timezone).name)}
      prefetch={false}
      className={buttonLook("plain", "small")}
    >
      {words}
    </Link>
  )
  return (
    <div className="flex flex-wrap items-end justify-between gap-3 print:hidden">
      <nav aria-label={t("sheet.weeks")} className="flex flex-wrap items-center gap-2">
        {step(-1, t("sheet.earlier"))}
        <span className="text-sm font-medium">{week.name}</span>
        {step(1, t("sheet.later"))}
      </nav>
      {waves.length > 1 && <WaveChoice waves={waves} chosen={wave.id} label={t("board.wave")} show={t("board.show")} />}
      <div className="flex flex-wrap gap-2">
        <a
          href={`/supervisor/sheet/sheet.xlsx?${new URLSearchParams({ wave: wave.id, week: week.name })}`}
          className={buttonLook("plain")}
          download
        >
          <Download aria-hidden className="size-4" />
          {t("sheet.download")}
        </a>
        <Print>{t("sheet.print")}</Print>
      </div>
    </div>
  )
}

async function Heading({ sheet: { wave, week }, now }: { sheet: Sheet; now: Date }) {
  const t = await getTranslations("desk.sheet")
  const format = await getFormatter()
  const day = (instant: Date) => format.dateTime(instant, { dateStyle: "long", timeZone: wave.timezone })
  const last = new Date(week.until.getTime() - 1)
  return (
    <div className="grid gap-1">
      <p className="font-medium">
        {wave.name} · {t("period", { from: day(week.from), to: day(last) })}
      </p>
      <p className="text-sm text-soft">
        {t("hint", { time: format.dateTime(now, { dateStyle: "short", timeStyle: "short", timeZone: wave.timezone }) })}
      </p>
    </div>
  )
}

async function Signature({ name }: { name: string }) {
  const t = await getTranslations("desk.sheet")
  return (
    <div className="mt-6 hidden break-inside-avoid grid-cols-3 gap-8 text-sm print:grid">
      {[`${t("supervisor")}: ${name}`, t("signature"), t("date")].map((words) => (
        <span key={words} className="border-t border-ink pt-1">
          {words}
        </span>
      ))}
    </div>
  )
}
