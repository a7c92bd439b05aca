// The figures of a score tree: the study, each service, form and criterion.
import type { Scheme } from "../scoring/scheme"
import type { ScoreNode } from "../scoring/tree"
import type { FigureKey } from "./doubt"
import { type Made, madeOf, madeOfItem, type Scope } from "./made"

type Path = Readonly<{ service?: string; form?: string; criterion?: string }>

/** The tree's own score with its leaves; `tell` is told of every node above the items. */
export function madeOfTree(
  scheme: Scheme,
  node: ScoreNode,
  scope: Scope,
  tell: (node: ScoreNode, path: Path, made: Made) => void = () => {},
  path: Path = {},
): Made {
  if (node.counts) {
    const service = scheme.settings.levels.includes("service") ? (path.service ?? "") : null
    return madeOfItem(scheme, { scope, service, item: scheme.items.get(node.code)!, counts: node.counts })
  }
  const own = { ...path, [node.level]: node.code }
  const made = madeOf(
    scheme,
    node.children.map((child) => madeOfTree(scheme, child, scope, tell, own)),
  )
  tell(node, own, made)
  return made
}

/** The figures of the whole wave's tree by key, services and what is below them among them; `services` by code. */
export function treeFigures(scheme: Scheme, tree: ScoreNode) {
  const found = new Map<FigureKey, Made[]>()
  const services = new Map<string, Made>()
  const add = (key: FigureKey, made: Made) => found.set(key, [...(found.get(key) ?? []), made])
  madeOfTree(scheme, tree, "all", (node, { service, form = "", criterion = "" }, made) => {
    if (node.level === "study") add("study", made)
    if (node.level === "form") add(`form ${form}`, made)
    if (node.level === "criterion") add(`criterion ${form}/${criterion}`, made)
    if (node.level === "service") services.set(node.code, made)
    if (service !== undefined) add(serviceKey(node, service, form, criterion), made)
  })
  const figures = new Map(
    [...found].map(([key, parts]) => [key, parts.length === 1 ? parts[0]! : madeOf(scheme, parts)]),
  )
  return { figures, services }
}

function serviceKey({ level }: ScoreNode, service: string, form: string, criterion: string): FigureKey {
  if (level === "service") return `service ${service}`
  return level === "form" ? `service ${service}/${form}` : `service ${service}/${form}/${criterion}`
}
