// Of whom an item's figures are, and which groups of them may be shown.
import { CHOSEN, choiceColumn, questionColumn } from "../microdata/columns"
import type { Microdata, Selection } from "../microdata/microdata"
import { both, columnIn } from "../microdata/select"
import type { Scheme } from "../scoring/scheme"
import type { ViewItem } from "./catalogue"
import { type Group, type Sheet, type Shield, shieldOf } from "./disclosure"
import type { LatticeColumn } from "./lattice"
import type { Prepared } from "./prepare"

export type Universe = Readonly<{
  asked: Selection
  /** Whether figures of a group may be shown, its number of people with them. */
  shows: (group: Group) => boolean
  /** Whether the share of one answer in it may be; `choice` is its place in the question's list. */
  showsShare: (group: Group, choice: number) => boolean
  /** See `Shield`. */
  warm: (names: readonly string[]) => Iterable<void>
}>

export function universeOf(prepared: Prepared, item: ViewItem): Universe {
  return item.kind === "question" ? answering(prepared, item) : rating(prepared, item)
}

/** Items that a scored item's figures are made of. */
export function itemsBehind(scheme: Scheme, item: ViewItem): string[] {
  const all = [...scheme.items.values()]
  if (item.kind === "rating") return [item.item]
  if (item.kind === "criterion")
    return all.flatMap(({ name, form, criterion, call }) =>
      !call && form === item.form && criterion === item.criterion ? [name] : [],
    )
  return all.flatMap(({ name, call }) => (call ? [] : [name]))
}

function rating(prepared: Prepared, item: ViewItem): Universe {
  const { scheme, microdata, everybody, columns, settings, shields } = prepared
  const names = scheme ? itemsBehind(scheme, item) : []
  const { asked, rated, mark } = ratersOf(microdata, scheme, names)
  const ratedHere = both(rated, everybody)
  const { smallest } = settings
  // A whole score is of everybody: nobody is told apart by not being asked anything.
  const universe = item.kind === "score" ? everybody : both(asked, everybody)
  const people = kept(shields, item.kind === "score" ? "everybody" : `asked ${names.join(" ")}`, () =>
    shieldOf({ columns, universe, within: everybody, smallest }),
  )
  const raters = kept(shields, `rated ${names.join(" ")}`, () =>
    shieldOf({ columns, universe: ratedHere, smallest, rating: mark }),
  )
  return {
    asked: universe,
    shows: (group) => people.shows(group) && raters.shows(group),
    showsShare: () => false,
    *warm(names) {
      yield* people.warm(names)
      yield* raters.warm(names)
    },
  }
}

/** `mark`: the one mark that somebody gave to all, 0 where there are several or none. */
function ratersOf(microdata: Microdata, scheme: Scheme | null, names: readonly string[]) {
  const asked: Selection = new Uint8Array(microdata.n)
  const rated: Selection = new Uint8Array(microdata.n)
  const mark = new Uint8Array(microdata.n)
  for (const name of names) {
    const { codes, values } = columnIn(microdata, questionColumn(name))
    const marks = [0, ...codes.map((code) => (scheme?.placeOf(code) ?? -1) + 1)]
    for (let row = 0; row < microdata.n; row++) {
      const value = values[row]!
      if (value === 0) continue
      asked[row] = 1
      const own = marks[value]!
      if (own === 0) continue
      mark[row] = rated[row] && mark[row] !== own ? 0 : own
      rated[row] = 1
    }
  }
  return { asked, rated, mark }
}

function answering(prepared: Prepared, item: ViewItem & { kind: "question" }): Universe {
  const { microdata, everybody } = prepared
  const answers = item.multiple
    ? item.choices.map(({ code }) => columnIn(microdata, choiceColumn(item.question, code)))
    : [columnIn(microdata, questionColumn(item.question))]
  const asked = everybody.map((is, row) => (is && answers.some(({ values }) => values[row]! > 0) ? 1 : 0))
  const known = new Map<string, Sheet>()
  const guards = answers.map(({ codes, values }, at) =>
    guardOf(
      prepared,
      `${item.question} ${at}`,
      { asked, known },
      {
        name: ` ${item.question} ${at}`,
        size: codes.length + 1,
        values,
      },
    ),
  )
  const shows = (group: Group): boolean => guards.every(({ shield }) => shield.shows(group))
  return {
    asked,
    shows,
    *warm(names) {
      for (const { shield, name } of guards) yield* shield.warm([...names, name])
    },
    showsShare(group, choice) {
      const { shield, name } = guards[item.multiple ? choice : 0]!
      const { codes } = answers[item.multiple ? choice : 0]!
      const value = codes.indexOf(item.multiple ? CHOSEN[1] : item.choices[choice]!.code) + 1
      return shows(group) && (value === 0 || shield.shows({ ...group, [name]: value }))
    },
  }
}

/** The answers are a column beside the others, unless they are one of them already. */
function guardOf(
  { columns, settings, shields, everybody }: Prepared,
  key: string,
  { asked, known }: Readonly<{ asked: Selection; known: Map<string, Sheet> }>,
  own: LatticeColumn,
) {
  const same = columns.find(({ values }) => values === own.values)
  const shield = kept(shields, `answered ${key}`, () =>
    shieldOf(
      {
        columns: same ? columns : [...columns, own],
        universe: asked,
        within: everybody,
        smallest: settings.smallest,
        answers: same?.name ?? own.name,
      },
      known,
    ),
  )
  return { shield, name: same?.name ?? own.name }
}

function kept(shields: Map<string, Shield>, key: string, make: () => Shield): Shield {
  const found = shields.get(key) ?? make()
  shields.set(key, found)
  return found
}
