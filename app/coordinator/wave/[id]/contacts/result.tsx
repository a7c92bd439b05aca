"use client"
import { useLocale, useTranslations } from "next-intl"
import { Download } from "@/components/ui/download"
import { Notice } from "@/components/ui/notice"
import { numberIn } from "@/lib/report/numbers"
import type { FaultyRow, ImportResult } from "./import-list"

const SHOWN = 50

/** How many rows were taken, and which were not and why. */
export function ContactListResult({ result }: { result: ImportResult }) {
  const t = useTranslations("coordinator.contacts")
  const locale = useLocale()
  if (!result.taken) {
    const columns = result.missing.map((column) => t(`columns.${column as "name"}`)).join(", ")
    return <Notice kind="bad">{t(`refusals.${result.refusal}`, { columns })}</Notice>
  }
  const { added, faults } = result
  return (
    <div className="grid gap-3">
      <Notice kind={added > 0 ? "good" : "warn"}>
        {added > 0 ? t("added", { shown: numberIn(locale, added) }) : t("noneAdded")}{" "}
        {faults.length === 0 && t("allGood")}
      </Notice>
      {faults.length > 0 && <Faults faults={faults} />}
    </div>
  )
}

function Faults({ faults }: { faults: readonly FaultyRow[] }) {
  const t = useTranslations("coordinator.contacts")
  const locale = useLocale()
  const head = [t("row"), t("column"), t("reason"), t("value")]
  const cellsOf = ({ row, column, reason, value }: FaultyRow) => [
    String(row),
    t(`columns.${column as "name"}`),
    t(`reasons.${reason}`),
    value,
  ]
  return (
    <>
      <Notice kind="warn">{t("faulty", { shown: numberIn(locale, faults.length) })}</Notice>
      <div className="justify-self-start">
        <Download name={t("faultsFile")} rows={[head, ...faults.map(cellsOf)]}>
          {t("downloadFaults")}
        </Download>
      </div>
      <div className="overflow-x-auto">
        <table className="w-full border-collapse text-left text-sm">
          <thead>
            <tr className="border-b border-line-strong">
              {head.map((words) => (
                <th key={words} scope="col" className="px-2 py-1 font-medium">
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {faults.slice(0, SHOWN).map((fault) => (
              <tr key={`${fault.row} ${fault.column}`} className="border-b border-line align-top">
                {cellsOf(fault).map((words, index) => (
                  <td key={head[index]} className="max-w-64 px-2 py-1 break-words">
                    {words}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {faults.length > SHOWN && <p className="text-sm text-soft">{t("firstFaults", { count: SHOWN })}</p>}
    </>
  )
}
