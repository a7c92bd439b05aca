// Which page comes: never one beyond the first question that must be answered, whatever the address says.
import { unanswered } from "@/lib/questionnaire/check"
import type { Answers } from "@/lib/questionnaire/definition"
import { blockOf, firstOpen } from "@/lib/questionnaire/navigate"
import { type Path, pathOf } from "@/lib/questionnaire/path"
import type { Filling } from "./asked-now"

/** The page asked for when it is within reach, else the one to go on with. */
export function pageWithin(filling: Filling, answers: Answers, wanted: string | null): string {
  const path = pathOf(filling.questionnaire, answers, filling.context)
  const reach = reachOf(filling, answers, path)
  const names = path.blocks.map(({ block }) => block.name)
  const at = wanted === null ? -1 : names.indexOf(wanted)
  if (at >= 0 && at <= reach) return names[at] ?? ""
  const open = firstOpen(path, answers)
  const resumed = open ? names.indexOf(blockOf(path, open.name)?.block.name ?? "") : names.length - 1
  return names[Math.min(resumed, reach)] ?? ""
}

function reachOf(filling: Filling, answers: Answers, path: Path): number {
  const missing = unanswered(filling.questionnaire, answers, filling.context)[0]
  if (!missing) return path.blocks.length - 1
  return path.blocks.findIndex(({ questions }) => questions.some(({ name }) => name === missing.name))
}
