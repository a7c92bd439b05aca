import { getTranslations } from "next-intl/server"
import { Card } from "@/components/ui/card"
import type { Control } from "@/lib/report/control"
import { Table } from "./table"
import { figures } from "./words"

/** How many flags of each kind were raised. */
export async function FlagCounts({ control: { flags } }: { control: Control }) {
  const t = await getTranslations("control.flags")
  const names = await getTranslations("flag")
  const { number } = await figures()
  return (
    <Card title={t("title")} className="break-inside-avoid">
      <p className="mb-2 text-sm text-soft">{t("hint")}</p>
      {flags.length === 0 && <p className="text-sm text-soft">{t("none")}</p>}
      {flags.length > 0 && (
        <Table
          label={t("title")}
          head={[t("kind"), t("interviews"), t("people")]}
          rows={flags.map(({ kind, interviews, people }) => ({
            key: kind,
            cells: [names(`kinds.${kind as "burst"}.name`), number(interviews), number(people)],
          }))}
        />
      )}
    </Card>
  )
}
