import Link from "next/link"
import { getFormatter, getLocale, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { buttonLook } from "@/components/ui/button"
import { Card, Empty } from "@/components/ui/card"
import { read } from "@/db/client"
import { type Edit, listEdits } from "@/db/queries/quota-history"
import type { CellTerms } from "@/lib/quota/cells"
import { numberIn } from "@/lib/report/numbers"
import { wordsOfCells } from "../condition-words"
import type { History } from "./asked"

const PAGE = 30

/** Who changed which targets, when and why, latest first. */
export async function Edits({ wave, study, questionnaire, scope, asked }: History) {
  const t = await getTranslations("board.history")
  const format = await getFormatter()
  const locale = await getLocale()
  const words = wordsOfCells(study, questionnaire, locale)
  const given = asked.before ? new Date(asked.before) : undefined
  const before = given && !Number.isNaN(given.getTime()) ? given : undefined
  const edits = await read(() => listEdits(db(), wave.id, scope, { size: PAGE, before }))
  const last = edits.at(-1)
  const terms = ({ target, hard, floor, ceiling }: CellTerms) =>
    [
      t(hard ? "hard" : "soft", { n: numberIn(locale, target) }),
      ...(floor === null ? [] : [t("floor", { n: numberIn(locale, floor) })]),
      ...(ceiling === null ? [] : [t("ceiling", { n: numberIn(locale, ceiling) })]),
    ].join(", ")
  const said = ({ before, after }: Edit["changes"][number]) =>
    before ? t("changed", { before: terms(before), after: terms(after) }) : t("madeCell", { after: terms(after) })
  return (
    <Card title={t("edits")}>
      {edits.length === 0 && <Empty>{t("noEdits")}</Empty>}
      <ol className="grid gap-3">
        {edits.map((edit) => (
          <li key={edit.id} className="grid gap-1 border-b border-line pb-3">
            <p className="flex flex-wrap gap-x-4 text-sm">
              <time dateTime={edit.at.toISOString()} className="font-medium">
                {format.dateTime(edit.at, { dateStyle: "medium", timeStyle: "medium", timeZone: wave.timezone })}
              </time>
              <span>{edit.person ?? t("system")}</span>
              <span className="text-soft">{t(`origins.${edit.origin as "table"}`)}</span>
            </p>
            <p>{edit.reason}</p>
            <ul className="text-sm">
              {edit.changes.map((change) => (
                <li key={JSON.stringify(change.conditions)}>
                  {words.cell(change.conditions)}: {said(change)}
                </li>
              ))}
              {edit.lines > edit.changes.length && (
                <li className="text-soft">
                  {t("moreLines", { n: numberIn(locale, edit.lines - edit.changes.length) })}
                </li>
              )}
            </ul>
          </li>
        ))}
      </ol>
      {edits.length === PAGE && last && (
        <Link
          href={`/coordinator/wave/${wave.id}/history?before=${encodeURIComponent(last.at.toISOString())}`}
          className={`${buttonLook()} mt-3`}
        >
          {t("more")}
        </Link>
      )}
      <p className="mt-3 text-sm text-soft">{t("auditHint")}</p>
    </Card>
  )
}
