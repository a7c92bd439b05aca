// What the board shows, as of one moment and for one reader: the page comes with it, and asks for it again after a push.
import { createFormatter, createTranslator } from "next-intl"
import { db } from "@/app/_server/database"
import { sharedRead } from "@/app/_server/shared-read"
import { type BoardLines, boardLines } from "@/components/report/board-lines"
import { BOARD_VIEWS, type BoardView } from "@/components/report/board-row"
import type { MarginRow } from "@/components/report/margin-table"
import type { Tile } from "@/components/report/tile-map"
import { tilesOf } from "@/components/report/tiles"
import { read } from "@/db/client"
import { readBoard } from "@/db/queries/board"
import { type Person, regionScope } from "@/lib/permission"
import { namedAxes } from "@/lib/report/axes"
import type { Margin } from "@/lib/report/board"
import type { ConditionWords } from "@/lib/report/conditions"
import { type Locale, messagesOf } from "@/messages"
import { wordsOfCells } from "./condition-words"
import type { loadWave } from "./load"

export type BoardData = BoardLines &
  Readonly<{
    at: string
    /** The moment in words: not every browser knows how Kazakh is written. */
    asOf: string
    tiles: readonly Tile[]
    margins: readonly Readonly<{ head: readonly string[]; rows: readonly MarginRow[] }>[]
  }>

type Loaded = Awaited<ReturnType<typeof loadWave>>

/** The view that an address asks for; by region where it asks for none. */
export const viewIn = (wanted: string | null | undefined): BoardView =>
  BOARD_VIEWS.find((name) => name === wanted) ?? "regions"

/** The board within the person's regions. */
export async function boardData(
  { wave, study, questionnaire }: Loaded,
  person: Person,
  view: BoardView,
  locale: Locale,
) {
  const scope = regionScope(person)
  const { now, cells, margins } = await figuresOf(wave.id, scope)
  const messages = messagesOf(locale)
  const t = createTranslator({ locale, messages, namespace: "coordinator.board" })
  const everybody = createTranslator({ locale, messages, namespace: "board" })("everybody")
  const words = wordsOfCells(study, questionnaire, locale)
  const data: BoardData = {
    ...boardLines(cells, view, namedAxes(study, locale, scope)),
    at: now.toISOString(),
    asOf: createFormatter({ locale, timeZone: wave.timezone }).dateTime(now, {
      dateStyle: "short",
      timeStyle: "medium",
    }),
    tiles: tilesOf(study, cells, { locale, scope, base: `/coordinator/wave/${wave.id}`, t }),
    margins: margins.map((margin) => marginOf(margin, words, everybody)),
  }
  return data
}

// A push makes all watchers read at once: those who see the same regions share one reading.
const figuresOf = (waveId: string, scope: readonly string[] | null) =>
  sharedRead(`board ${waveId} ${scope ? [...scope].sort().join() : "*"}`, async () => {
    const now = new Date()
    return { now, ...(await read(() => readBoard(db(), waveId, scope, now))) }
  })

function marginOf({ dimensions, cells }: Margin, words: ConditionWords, everybody: string) {
  const named = dimensions.length > 0
  return {
    head: named ? dimensions.map(words.dimension) : [everybody],
    rows: cells.map(({ conditions, ...figures }) => ({
      ...figures,
      key: JSON.stringify(conditions),
      names: named ? dimensions.map((name) => words.code(name, conditions[name] ?? "")) : [everybody],
    })),
  }
}
