import { getLocale, getTranslations } from "next-intl/server"
import type { ApplicableMove } from "@/lib/quota/moves"
import { type NamedAxes, nameIn } from "@/lib/report/axes"
import { numberIn } from "@/lib/report/numbers"

type Props = { move: ApplicableMove; who: string | null; axes: NamedAxes }

/** What a move moves: a person from region to region, or targets cell by cell. */
export async function Moved({ move, who, axes }: Props) {
  const t = await getTranslations("steer.moves")
  const locale = await getLocale()
  const name = (axis: "region" | "service", code: string | undefined) =>
    code === undefined ? null : (nameIn(axes, axis, code)?.label ?? code)
  if (move.kind === "interviewer") {
    const places = { from: name("region", move.from) ?? "", to: name("region", move.to) ?? "" }
    return <p className="font-medium break-words">{t("interviewer", { name: who ?? "–", ...places })}</p>
  }
  const places = move.lines.reduce((sum, { before, to }) => sum + Math.max(0, to - before.target), 0)
  const within = nameIn(axes, move.axis, move.code)
  return (
    <>
      <p className="font-medium break-words">
        {t("targets", { places, within: within?.full ?? within?.label ?? move.code })}
      </p>
      <ul>
        {move.lines.map(({ conditions, before, to }) => (
          <li key={JSON.stringify(conditions)}>
            {t("line", {
              cell: name(otherOf(move.axis), conditions[otherOf(move.axis)]) ?? "–",
              before: numberIn(locale, before.target),
              to: numberIn(locale, to),
            })}
          </li>
        ))}
      </ul>
    </>
  )
}

const otherOf = (axis: "region" | "service") => (axis === "region" ? "service" : "region")
