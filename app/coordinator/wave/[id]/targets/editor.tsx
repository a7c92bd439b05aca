"use client"
import { useRouter } from "next/navigation"
import { useLocale, useTranslations } from "next-intl"
import { type KeyboardEvent, useCallback, useMemo, useState } from "react"
import { Notice } from "@/components/ui/notice"
import { type Conditions, cellKey, dimensionsOf } from "@/lib/quota/cells"
import { keepOver, linesOf, type NumberTerm, without } from "@/lib/quota/draft"
import { type Edit, type EditRefusal, planEdit } from "@/lib/quota/edit"
import { layoutOf, type Sheet } from "@/lib/quota/sheet"
import { numberIn } from "@/lib/report/numbers"
import { type Editing, EditingProvider } from "./editing"
import { FileDialog } from "./file-dialog"
import { Generator } from "./generator"
import { TargetGrid } from "./grid"
import { longestOf, TargetList } from "./list"
import { PasteDialog, type Pasting } from "./paste-dialog"
import { Problems } from "./problems"
import { SaveForm } from "./save-form"
import { KindSwitch, SheetSwitch, TermSwitch } from "./switches"
import { Toolbar } from "./toolbar"
import { useDraft } from "./use-draft"
import { useWide } from "./use-wide"

type Props = {
  waveId: string
  sheets: readonly Sheet[]
  mayWrite: boolean
  /** Whether a table closes at its targets is decided for the whole study. */
  mayKind: boolean
}

const SHEET_START = { row: 0, column: 0 }

/** The targets of a wave as tables to type in. Nothing is changed until it is saved with a reason. */
export function TargetEditor({ waveId, sheets, mayWrite, mayKind }: Props) {
  const t = useTranslations("target")
  const locale = useLocale()
  const { refresh } = useRouter()
  const wide = useWide()
  const [chosen, setChosen] = useState(sheets[0]?.id ?? "")
  const [term, setTerm] = useState<NumberTerm>("target")
  const [line, setLine] = useState("")
  const [pasting, setPasting] = useState<Pasting | null>(null)
  const [open, setOpen] = useState<"generate" | "import" | null>(null)
  const [saved, setSaved] = useState(0)
  const [server, setServer] = useState<readonly EditRefusal[]>([])

  const standing = useMemo(() => sheets.flatMap(({ cells }) => cells), [sheets])
  const cells = useMemo(() => new Map(standing.map((cell) => [cellKey(cell.conditions), cell])), [standing])
  const {
    draft,
    size,
    loaded,
    origin,
    wish,
    change,
    undo,
    redo,
    mayUndo,
    mayRedo,
    saved: forget,
  } = useDraft(waveId, cells)
  const sheet = sheets.find(({ id }) => id === chosen) ?? sheets[0]
  const layout = useMemo(() => (sheet ? layoutOf(sheet) : null), [sheet])
  const lines = useMemo(() => {
    const hardOf = (conditions: Conditions) => sheets.find(({ id }) => id === dimensionsOf(conditions))?.hard ?? true
    return linesOf(draft, hardOf)
  }, [draft, sheets])
  const refusals = useMemo(() => {
    const plan = planEdit(standing, lines, true)
    const own = plan.ok ? [] : plan.refusals
    return [...own, ...server.filter(({ key }) => draft[key] && !own.some((one) => one.key === key))]
  }, [standing, lines, server, draft])
  const type = useCallback(
    (conditions: Conditions, of: NumberTerm, text: string) => {
      setSaved(0)
      setServer((before) => (before.length === 0 ? before : before.filter(({ key }) => key !== cellKey(conditions))))
      wish([{ conditions, texts: { [of]: text } }], `${cellKey(conditions)}:${of}`)
    },
    [wish],
  )
  const closed = sheet?.closed ?? true
  const editing = useMemo<Editing>(
    () => ({
      ...{ cells, draft, mayWrite, ready: loaded, closed, type },
      refusals: new Map(refusals.map((refusal) => [refusal.key, refusal])),
    }),
    [cells, draft, refusals, mayWrite, loaded, closed, type],
  )
  if (!sheet) return <Notice>{t("none")}</Notice>

  function done(edit: Edit) {
    if (edit.ok) {
      setSaved(edit.changes.length)
      setServer([])
      forget()
    } else setServer(edit.refusals)
    refresh()
  }

  function keys(event: KeyboardEvent) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !mayWrite) return
    // The reason has its own undo.
    if (event.target instanceof HTMLInputElement && event.target.dataset.row === undefined) return
    const key = event.key.toLowerCase()
    const back = key === "z" && !event.shiftKey
    if (!back && key !== "y" && key !== "z") return
    event.preventDefault()
    if (back) undo()
    else redo()
  }

  function go(id: string, key: string) {
    setChosen(id)
    setTerm("target")
    const long = sheets.filter((one) => one.id === id).map(longestOf)[0]
    if (long) setLine(draft[key]?.conditions[long.name] ?? "")
    requestAnimationFrame(() => document.getElementById(`${key}:target`)?.focus())
  }

  const kinds = new Set(sheet.cells.map(({ conditions, terms }) => draft[cellKey(conditions)]?.hard ?? terms.hard))
  const kind = kinds.size === 1 ? (kinds.has(true) ? "hard" : "soft") : null
  const label = sheet.dimensions.map((dimension) => dimension.label).join(" × ")
  const moved = lines.reduce(
    (sum, { terms, conditions }) =>
      sum + (terms.target && terms.target > 0 ? terms.target - (cells.get(cellKey(conditions))?.terms.target ?? 0) : 0),
    0,
  )
  const summary = t("save.summary", { count: size, moved: `${moved > 0 ? "+" : ""}${numberIn(locale, moved)}` })

  return (
    <EditingProvider value={editing}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: undo and redo come up from the fields in it */}
      <div onKeyDown={keys} className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Toolbar
          {...{ waveId, mayWrite, mayUndo, mayRedo, undo, redo }}
          paste={() => setPasting({ text: "", from: SHEET_START })}
          generate={layout ? () => setOpen("generate") : null}
          load={() => setOpen("import")}
        />
        <div className="flex flex-wrap gap-x-6 gap-y-3">
          {sheets.length > 1 && <SheetSwitch sheets={sheets} chosen={sheet.id} choose={setChosen} />}
          {wide && layout && <TermSwitch term={term} choose={setTerm} />}
          <KindSwitch
            value={kind}
            disabled={!mayKind || sheet.cells.length === 0}
            choose={(to) => wish(sheet.cells.map(({ conditions }) => ({ conditions, hard: to === "hard" })))}
          />
        </div>
        <p className="text-sm text-soft">{t(kind === "soft" ? "softHint" : "hardHint")}</p>
        {sheet.closed && <Notice>{t("closedHint")}</Notice>}
        {wide && layout ? (
          <TargetGrid {...{ layout, term, label }} paste={(text, from) => mayWrite && setPasting({ text, from })} />
        ) : (
          <TargetList sheet={sheet} chosen={line} choose={setLine} />
        )}
        {saved > 0 && size === 0 && <Notice kind="good">{t("save.done", { count: saved })}</Notice>}
        <Problems
          {...{ sheets, refusals, go }}
          keep={(key) => change((now) => keepOver(now, key, cells))}
          drop={(key) => change((now) => without(now, key))}
        />
        {mayWrite && (
          <SaveForm
            {...{ waveId, origin, lines, summary, done }}
            faults={refusals.length}
            discard={() => change(() => ({}))}
          />
        )}
      </div>
      {pasting && (
        <PasteDialog {...{ sheet, sheets, term, pasting }} change={setPasting} take={(wanted) => wish(wanted)} />
      )}
      {open === "import" && (
        <FileDialog {...{ waveId, sheets }} close={() => setOpen(null)} take={(wanted) => wish(wanted, "", "xlsx")} />
      )}
      {open === "generate" && (
        <Generator sheet={sheet} close={() => setOpen(null)} take={(wanted) => wish(wanted, "", "allocation")} />
      )}
    </EditingProvider>
  )
}
