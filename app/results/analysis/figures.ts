// The tables of a view, worked out from the answers as they were counted last.
import { setImmediate } from "node:timers/promises"
import { db } from "@/app/_server/database"
import { read } from "@/db/client"
import { findMicrodata, readMicrodata } from "@/db/queries/microdata"
import { readSample } from "@/db/queries/weights"
import { acrossWaves } from "@/lib/analysis/across-waves"
import { evaluateItem, itemsOf, type Shown, together } from "@/lib/analysis/evaluate"
import { columnsToRead, type Prepared, prepare } from "@/lib/analysis/prepare"
import { columnOf, rowWeights } from "@/lib/analysis/row-weights"
import { universeOf } from "@/lib/analysis/universe"
import { type View, WAVE } from "@/lib/analysis/view"
import type { Asked } from "./load"
import { shieldsOf } from "./shields"

/**
 * `at`: when the answers of the view's wave were counted; null before the first time. `n`: interviews that the person may
 * see; null where nothing was worked out.
 */
export type Figures = Readonly<{ at: Date | null; n: number | null; shown: readonly Shown[] }>

export async function figuresFor(asked: Asked): Promise<Figures> {
  const { view, wave, catalogue } = asked
  const newest = await read(() => findMicrodata(db(), wave.id))
  if (!newest || newest.n === 0 || view.items.length === 0)
    return { at: newest?.at ?? null, n: newest?.n === 0 ? 0 : null, shown: [] }
  const waves = view.breaks.includes(WAVE) ? catalogue.waves : catalogue.waves.filter(({ code }) => code === wave.id)
  const all: { wave: (typeof waves)[number]; n: number; shown: Shown[] }[] = []
  for (const one of waves) {
    const prepared = await preparedFor(asked, one.code)
    if (prepared) all.push({ wave: one, n: prepared.microdata.n, shown: await evaluated(view, prepared) })
  }
  const items = itemsOf(view, catalogue)
  const shown = view.breaks.includes(WAVE) ? acrossWaves(items, all) : (all[0]?.shown ?? [])
  const n = all.find((one) => one.wave.code === wave.id)?.n ?? null
  return { at: newest.at, n, shown: view.breaks.length === 0 ? together(shown) : shown }
}

async function preparedFor({ view, catalogue, scheme, study, scope }: Asked, waveId: string): Promise<Prepared | null> {
  const weighed = scheme?.settings.weights === "raking" ? await read(() => readSample(db(), waveId, null)) : null
  const margins = weighed?.weights?.sample.margins.map(({ name }) => name) ?? []
  const columns = [...columnsToRead(catalogue, view.items, scheme), ...margins.map(columnOf)]
  const microdata = await readMicrodata(db(), waveId, [...new Set(columns)])
  if (!microdata || microdata.n === 0) return null
  const weights = weighed?.weights && rowWeights(microdata, weighed.weights.groups, margins)
  const { smallest, few } = study.report
  const shields = shieldsOf(JSON.stringify([waveId, microdata.at, scope, study.id, study.version]))
  return {
    ...prepare({ microdata, catalogue, scheme, settings: { smallest, few }, scope, ...(weights && { weights }) }),
    shields,
  }
}

/** Step by step: others of the process get their turn in between. */
async function evaluated(view: View, prepared: Prepared): Promise<Shown[]> {
  const shown: Shown[] = []
  const names = [...view.breaks, ...Object.keys(view.filters)]
  for (const item of itemsOf(view, prepared.catalogue)) {
    for (const _ of universeOf(prepared, item).warm(names)) await setImmediate()
    shown.push(evaluateItem(view, prepared, item))
    await setImmediate()
  }
  return shown
}
