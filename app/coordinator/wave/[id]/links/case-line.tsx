"use client"
import { Link2 } from "lucide-react"
import { useTranslations } from "next-intl"
import { Place } from "@/components/report/board-cell"
import { Status } from "@/components/ui/status"
import type { NamedAxes } from "@/lib/report/axes"
import type { ShownCase } from "./page"

/** The cells of one case; under each other on a phone. */
export function CaseLineCells({ line, axes }: { line: ShownCase; axes: NamedAxes }) {
  const t = useTranslations("coordinator.links")
  const outcome = useTranslations("disposition.codes")
  const look = "px-2 py-1"
  return (
    <>
      <td className={`${look} font-medium whitespace-nowrap`}>{line.number}</td>
      {axes.region && <td className={look}>{line.region && <Place named={line.region} />}</td>}
      {axes.service && <td className={look}>{line.service && <Place named={line.service} />}</td>}
      <td className={look}>{t(`sources.${line.source}`)}</td>
      <td className={look}>
        {line.disposition ? (
          outcome(line.disposition as "complete")
        ) : (
          <span className="text-soft">{t("notCalled")}</span>
        )}
        {line.attempts > 0 && (
          <span className="text-soft">
            {" "}
            · {t("attempts")}: {line.attempts}
          </span>
        )}
      </td>
      <td className={look}>
        {line.linked && (
          <Status look="neutral" icon={Link2}>
            {t("linkGiven")}
          </Status>
        )}
      </td>
    </>
  )
}
