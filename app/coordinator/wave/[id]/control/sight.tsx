import { getTranslations } from "next-intl/server"
import { Card } from "@/components/ui/card"
import type { Control } from "@/lib/report/control"
import { FABRICATED, type SightClass } from "@/lib/report/sight"
import { Table } from "./table"
import { figures } from "./words"

/** What the checks of this wave can and cannot see, by how many interviews an interviewer has. */
export async function SightTable({ control: { sight } }: { control: Control }) {
  const t = await getTranslations("control.sight")
  const { number, percent } = await figures()
  const row = (line: SightClass, name: string) => ({
    key: name,
    cells: [
      name,
      number(line.interviewers),
      `${number(line.checked)} / ${number(line.interviews)}`,
      ...line.chances.map(({ sure, missing }) => (
        <span key={sure}>
          {percent(sure, 0)} <span className="text-soft">({percent(missing, 0)})</span>
        </span>
      )),
    ],
  })
  const range = ({ from, to }: SightClass) =>
    to === null ? t("more", { from: number(from) }) : t("range", { from: number(from), to: number(to) })
  return (
    <Card title={t("title", { share: percent(sight.share, 0) })} className="break-inside-avoid">
      <p className="mb-3 max-w-3xl text-sm text-soft">{t("hint")}</p>
      {sight.all === null && <p className="text-sm text-soft">{t("none")}</p>}
      {sight.all && (
        <Table
          label={t("title", { share: percent(sight.share, 0) })}
          head={[
            ...[t("interviews"), t("people"), t("drawn")],
            ...FABRICATED.map((share) => t("fabricated", { share: percent(share, 0) })),
          ]}
          rows={[...sight.classes.map((line) => row(line, range(line))), row(sight.all, t("all"))]}
        />
      )}
      <p className="mt-3 max-w-3xl text-sm">{t("caveat")}</p>
    </Card>
  )
}
