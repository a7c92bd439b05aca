import { getFormatter, getTranslations } from "next-intl/server"
import type { MoveOnRecord } from "@/db/queries/moves"
import type { NamedAxes } from "@/lib/report/axes"
import { Moved } from "./moved"

type Props = { moves: readonly MoveOnRecord[]; axes: NamedAxes }

/** Moves that were applied: what, by whom, when and why. */
export async function History({ moves, axes }: Props) {
  const t = await getTranslations("steer.history")
  const format = await getFormatter()
  if (moves.length === 0) return <p className="text-soft">{t("none")}</p>
  return (
    <ul className="grid gap-3 text-sm">
      {moves.map(({ id, at, by, reason, move, who }) => (
        <li key={id} className="border-l-2 border-line-strong pl-3">
          <Moved move={move} who={who} axes={axes} />
          <p className="break-words whitespace-pre-line">{t("reason", { reason })}</p>
          <p className="text-soft">
            {t("by", { by, time: format.dateTime(at, { dateStyle: "short", timeStyle: "short" }) })}
          </p>
        </li>
      ))}
    </ul>
  )
}
