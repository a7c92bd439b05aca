import { getTranslations } from "next-intl/server"
import { Card } from "@/components/ui/card"

/** What the list must and may say. */
export async function Columns({ columns, needed }: { columns: readonly string[]; needed: readonly string[] }) {
  const t = await getTranslations("coordinator.contacts")
  return (
    <Card title={t("columnsTitle")}>
      <dl className="grid gap-2 text-sm">
        {columns.map((column) => (
          <div key={column} className="border-t border-line pt-2 first:border-t-0 first:pt-0">
            <dt>
              <strong className="font-semibold">{t(`columns.${column as "name"}`)}</strong>{" "}
              <span className="text-soft">· {t(needed.includes(column) ? "needed" : "optional")}</span>
            </dt>
            <dd className="text-soft">{t(`about.${column as "name"}`)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
