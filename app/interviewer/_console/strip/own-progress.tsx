"use client"
import { useTranslations } from "next-intl"
import { Bar } from "@/components/ui/bar"
import type { ProgressFile } from "../case-file"

/** The day so far, and how full the quota cell of this case is. */
export function OwnProgress({ progress: { calls, completed, minutes, cell } }: { progress: ProgressFile }) {
  const t = useTranslations("interviewer")
  const label = cell && t("strip.cell", cell)
  return (
    <section className="grid gap-2 text-sm">
      <h3 className="font-semibold">{t("home.today")}</h3>
      <p className="text-soft tabular-nums">{t("strip.day", { calls, completed, minutes })}</p>
      {cell && label && (
        <>
          <p>{label}</p>
          <Bar
            parts={[{ value: cell.accepted, look: "accent" }]}
            of={Math.max(cell.target, cell.accepted)}
            label={label}
          />
        </>
      )}
    </section>
  )
}
