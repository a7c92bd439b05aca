import { getTranslations } from "next-intl/server"
import { Card } from "@/components/ui/card"
import type { Control } from "@/lib/report/control"
import { Table } from "./table"
import { figures } from "./words"

/** Kinds as chance gave them and as they are done, and why they differ. */
export async function Kinds({ control: { kinds, changedKinds } }: { control: Control }) {
  const t = await getTranslations("control.kinds")
  const names = await getTranslations("verification.kinds")
  const { number } = await figures()
  return (
    <Card title={t("title")} className="break-inside-avoid">
      <Table
        label={t("title")}
        head={[t("kind"), t("drawn"), t("done"), t("decided")]}
        rows={kinds.map(({ kind, drawn, done, decided }) => ({
          key: kind,
          cells: [names(kind), number(drawn), number(done), number(decided)],
        }))}
      />
      <h3 className="mt-3 mb-1 text-sm font-semibold">{t("changed")}</h3>
      {changedKinds.length === 0 && <p className="text-sm text-soft">{t("noneChanged")}</p>}
      <ul className="list-disc pl-5 text-sm">
        {changedKinds.map(({ from, to, reason, n }) => (
          <li key={`${from} ${to} ${reason}`}>
            {t("line", { from: names(from), to: names(to), n: number(n) })}, {t(`reasons.${reason}`)}
          </li>
        ))}
      </ul>
    </Card>
  )
}
