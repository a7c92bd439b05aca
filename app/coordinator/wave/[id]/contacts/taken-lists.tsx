import { getFormatter, getLocale, getTranslations } from "next-intl/server"
import { Card, Empty } from "@/components/ui/card"
import type { ListRow } from "@/db/queries/lists"
import { numberIn } from "@/lib/report/numbers"
import { Table } from "../control/table"
import { FaultsLink } from "./progress"

type Props = { waveId: string; lists: readonly ListRow[]; requestName: (id: string) => string; timezone: string }

/** The lists that the wave has, each with where it came from and what became of its rows. */
export async function TakenLists({ waveId, lists, requestName, timezone }: Props) {
  const t = await getTranslations("lists.taken")
  const locale = await getLocale()
  const format = await getFormatter()
  if (lists.length === 0) return <Empty>{t("none")}</Empty>
  const rows = lists.map((list) => ({
    key: list.id,
    cells: [
      <span key="name" className="grid min-w-48 break-words">
        <span className="font-medium">{list.name}</span>
        <span className="text-soft">
          {[list.reference, list.requestId && requestName(list.requestId)].filter(Boolean).join(" · ")}
        </span>
        <span className="text-soft">
          {list.person},{" "}
          {format.dateTime(list.createdAt, { dateStyle: "short", timeStyle: "short", timeZone: timezone })}
        </span>
        {!list.complete && <span className="text-warn">{t("incomplete")}</span>}
      </span>,
      ...[list.rows, list.added, list.known].map((n) => numberIn(locale, n)),
      list.faults > 0 ? (
        <span key="faults" className="grid justify-items-end">
          {numberIn(locale, list.faults)} <FaultsLink waveId={waveId} listId={list.id} name={list.name} />
        </span>
      ) : (
        "0"
      ),
    ],
  }))
  return (
    <Card title={t("title")}>
      <Table label={t("title")} head={[t("list"), t("rows"), t("added"), t("known"), t("faults")]} rows={rows} />
    </Card>
  )
}
