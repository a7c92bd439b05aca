import { Printer } from "lucide-react"
import Link from "next/link"
import { getLocale, getTranslations } from "next-intl/server"
import { WaveChoice } from "@/components/desk/wave-choice"
import { Button, buttonLook } from "@/components/ui/button"
import { Card, Empty, Figure } from "@/components/ui/card"
import { Choices } from "@/components/ui/choices"
import { Field, Input } from "@/components/ui/field"
import { read } from "@/db/client"
import { type ControlBoard, readControlBoard } from "@/db/queries/control-board"
import { listWaves } from "@/db/queries/waves"
import type { Person } from "@/lib/permission"
import { numberIn, percentIn } from "@/lib/report/numbers"
import type { BoardTotals } from "@/lib/verification/control-board"
import { db } from "../_server/database"
import { type BoardAddress, hrefOf } from "./board-address"
import { Line } from "./board-line"

const SIZE = 20

/** The team's coverage by interviewer and mode with what needs attention, a page at a time. */
export async function Board({ person, address }: { person: Person; address: BoardAddress }) {
  const t = await getTranslations("desk.board")
  const locale = await getLocale()
  const waves = (await read(() => listWaves(db()))).filter(({ status }) => status !== "draft")
  const wave = waves.find(({ id }) => id === address.wave) ?? waves.find(({ status }) => status === "open") ?? waves[0]
  if (!wave) return <Empty>{t("noWave")}</Empty>
  const here = { ...address, wave: wave.id }
  const view = { search: here.search, alertsOnly: here.which === "alerted", page: here.page, size: SIZE }
  const board = await read(() => readControlBoard(db(), { wave, teamId: person.teamId, now: new Date() }, view, locale))
  return (
    <Card
      title={t("title", { share: percentIn(locale, 100 * board.share) })}
      action={
        <div className="flex flex-wrap items-end gap-2">
          {waves.length > 1 && <WaveChoice waves={waves} chosen={wave.id} label={t("wave")} show={t("show")} />}
          <Link href={`/supervisor/sheet?wave=${wave.id}`} prefetch={false} className={buttonLook("plain")}>
            <Printer aria-hidden className="size-4" />
            {(await getTranslations("desk.sheet"))("open")}
          </Link>
        </div>
      }
    >
      {board.totals.n === 0 ? (
        <Empty>{t("empty")}</Empty>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <Totals of={board.totals} />
          <Narrowing here={here} totals={board.totals} />
          <p className="text-sm text-soft">{t("legend")}</p>
          {board.lines.length === 0 ? (
            <Empty>{t("none")}</Empty>
          ) : (
            <ul>
              {board.lines.map((line) => (
                <Line key={line.key} of={line} />
              ))}
            </ul>
          )}
          <Pages here={here} board={board} />
        </div>
      )}
    </Card>
  )
}

async function Totals({ of }: { of: BoardTotals }) {
  const t = await getTranslations("desk.board")
  const locale = await getLocale()
  return (
    <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4 lg:grid-cols-7">
      {(["n", "needed", "checked", "open", "unreachable", "discrepancy", "fabricated"] as const).map((key) => (
        <Figure key={key} name={t(key)} value={numberIn(locale, of[key])} />
      ))}
    </dl>
  )
}

async function Narrowing({ here, totals }: { here: BoardAddress; totals: BoardTotals }) {
  const t = await getTranslations("desk.board")
  const shown = numberIn(await getLocale(), totals.alerted)
  return (
    <div className="flex flex-wrap items-end justify-between gap-3">
      <Choices
        label={t("which")}
        choices={[
          { href: hrefOf({ ...here, which: "all", page: 1 }), label: t("all"), chosen: here.which === "all" },
          {
            href: hrefOf({ ...here, which: "alerted", page: 1 }),
            label: t("alerted"),
            n: shown,
            chosen: here.which === "alerted",
          },
        ]}
      />
      <form method="get" action="/supervisor" className="flex flex-wrap items-end gap-2">
        <input type="hidden" name="wave" value={here.wave} />
        <input type="hidden" name="which" value={here.which} />
        <Field label={t("search")}>
          {(control) => <Input {...control} type="search" name="search" defaultValue={here.search} maxLength={100} />}
        </Field>
        <Button type="submit">{t("find")}</Button>
      </form>
    </div>
  )
}

async function Pages({ here, board }: { here: BoardAddress; board: ControlBoard }) {
  if (board.pages === 1) return null
  const t = await getTranslations("desk")
  const { page, pages } = board
  const step = (to: number, words: string) => (
    <Link href={hrefOf({ ...here, page: to })} prefetch={false} className={buttonLook("plain", "small")}>
      {words}
    </Link>
  )
  return (
    <nav aria-label={t("pages.label")} className="flex flex-wrap items-center gap-2 text-sm">
      {page > 1 && step(page - 1, t("board.previous"))}
      <span>{t("board.page", { page, pages })}</span>
      {page < pages && step(page + 1, t("board.next"))}
    </nav>
  )
}
