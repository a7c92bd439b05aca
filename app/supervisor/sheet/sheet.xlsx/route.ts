import { getLocale, getTranslations } from "next-intl/server"
import { XLSX_TYPE, type XlsxColumn, xlsxOf } from "@/adapters/xlsx/write"
import { requirePerson } from "@/app/_server/page"
import { Problem } from "@/lib/problem"
import { VERIFY_TYPES } from "@/lib/verification/comparison"
import { FINDINGS } from "@/lib/verification/finding"
import { alertWords } from "../../alert-words"
import { loadSheet } from "../load"

/** The weekly sheet as a workbook, in the reader's language; shares with both bounds of their intervals. */
export async function GET(request: Request): Promise<Response> {
  const person = await requirePerson("team.read")
  const address = Object.fromEntries(new URL(request.url).searchParams)
  const sheet = await loadSheet(person, address, new Date())
  if (!sheet) throw new Problem("not_found")
  const [t, board, words] = [
    await getTranslations("desk.sheet"),
    await getTranslations("desk.board"),
    await getTranslations("verification"),
  ]
  const [alerts, locale] = [await getTranslations("desk.alerts"), await getLocale()]
  const whole = (head: string): XlsxColumn => ({ head, format: "whole" })
  const columns: XlsxColumn[] = [
    { head: t("interviewer"), width: 32 },
    ...[t("completed"), board("n"), board("needed"), board("drawn"), board("checked"), board("open")].map(whole),
    ...FINDINGS.map((finding) => whole(t("inWeek", { what: words(`findings.${finding}`) }))),
    ...VERIFY_TYPES.flatMap((verify) => {
      const type = words(`compare.types.${verify}`)
      return [
        whole(t("columns.hits", { type })),
        whole(t("columns.of", { type })),
        ...(["rate", "lower", "upper"] as const).map(
          (name): XlsxColumn => ({ head: t(`columns.${name}`, { type }), format: "percent" }),
        ),
      ]
    }),
    whole(t("dueNext")),
    { head: t("state"), width: 32 },
  ]
  const rows = sheet.lines.map((line) => [
    ...[line.name, line.completed, line.n, line.needed, line.drawn, line.checked, line.open],
    ...FINDINGS.map((finding) => line.findings[finding]),
    ...VERIFY_TYPES.flatMap((verify) => {
      const { hits, of, rate, interval } = line.rates.byType[verify].discrepant
      return [hits, of, rate, interval?.lower ?? null, interval?.upper ?? null]
    }),
    ...[line.dueNext, line.alerts.map((alert) => alertWords(alerts, locale, alert)).join("; ")],
  ])
  const body = Buffer.from(await xlsxOf([{ name: sheet.week.name, columns, rows }]))
  const headers = {
    "Content-Type": XLSX_TYPE,
    "Content-Disposition": `attachment; filename="team-${sheet.week.name}.xlsx"`,
    "Cache-Control": "no-store",
  }
  return new Response(body, { headers })
}
