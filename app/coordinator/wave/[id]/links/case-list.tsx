"use client"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import type { NamedAxes } from "@/lib/report/axes"
import { makeCaseLinks } from "./actions"
import { CaseLineCells } from "./case-line"
import { MadeLinks } from "./made-links"
import type { ShownCase } from "./page"
import type { MadeLink } from "./schema"

type Props = { waveId: string; axes: NamedAxes; cases: readonly ShownCase[] }

/** Cases without names or numbers; unfinished ones can be picked for links. */
export function CaseList({ waveId, axes, cases }: Props) {
  const t = useTranslations("coordinator.links")
  const { refresh } = useRouter()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const [made, setMade] = useState<{ wanted: number; links: readonly MadeLink[] }>({ wanted: 0, links: [] })
  const possible = cases.filter((line) => !line.finished).map((line) => line.id)

  function toggle(id: string) {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }

  async function make() {
    setBusy(true)
    const result = await attempt(() => makeCaseLinks({ waveId, caseIds: [...chosen] }))
    setBusy(false)
    setRefused(result.ok ? null : result)
    if (!result.ok) return
    setMade({ wanted: chosen.size, links: result.value })
    setChosen(new Set())
    refresh()
  }

  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-4">
        <Button disabled={chosen.size === 0 || busy} onClick={make}>
          {t("selected", { count: chosen.size })}
        </Button>
        {possible.length > 0 && (
          <label className="flex items-center gap-2 text-sm">
            <input
              type="checkbox"
              className="size-5 accent-accent"
              checked={chosen.size === possible.length}
              onChange={(event) => setChosen(new Set(event.target.checked ? possible : []))}
            />
            {t("chooseAll")}
          </label>
        )}
      </div>
      <Refusal of={refused} />
      {made.links.length < made.wanted && <Notice kind="warn">{t("someFinished")}</Notice>}
      {made.links.length > 0 && <MadeLinks links={made.links} axes={axes} />}
      <div className="overflow-x-auto">
        <table className="w-full border-collapse text-left text-sm max-sm:block">
          <thead className="max-sm:sr-only">
            <tr className="border-b border-line-strong">
              <th scope="col" className="px-2 py-1">
                <span className="sr-only">{t("choose")}</span>
              </th>
              {[t("caseNumber"), axes.region?.label, axes.service?.label, t("source"), t("outcome"), t("hasLink")].map(
                (words) =>
                  words && (
                    <th key={words} scope="col" className="px-2 py-1 font-medium">
                      {words}
                    </th>
                  ),
              )}
            </tr>
          </thead>
          <tbody className="max-sm:block">
            {cases.map((line) => (
              <tr
                key={line.id}
                className="border-b border-line align-top max-sm:grid max-sm:grid-cols-[auto_1fr] max-sm:py-2"
              >
                <td className="row-span-6 px-2 py-1">
                  <input
                    type="checkbox"
                    aria-label={t("chooseCase", { number: line.number })}
                    className="size-5 accent-accent"
                    disabled={line.finished}
                    checked={chosen.has(line.id)}
                    onChange={() => toggle(line.id)}
                  />
                </td>
                <CaseLineCells line={line} axes={axes} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
