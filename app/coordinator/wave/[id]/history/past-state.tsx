import { getFormatter, getLocale, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Field, Input } from "@/components/ui/field"
import { read } from "@/db/client"
import { stateAt } from "@/db/queries/quota-history"
import { numberIn } from "@/lib/report/numbers"
import { instantOf } from "@/lib/time"
import { wordsOfCells } from "../condition-words"
import type { History } from "./asked"
import { Differences } from "./differences"

/** The quota as it stood at a moment that the reader names, beside what it is now. */
export async function PastState({ wave, study, questionnaire, scope, asked }: History) {
  const t = await getTranslations("board.history")
  const words = wordsOfCells(study, questionnaire, await getLocale())
  const at = asked.at === undefined ? undefined : instantOf(asked.at.slice(0, 16), wave.timezone)
  return (
    <Card title={t("state")}>
      <form className="flex flex-wrap items-end gap-3 print:hidden">
        <Field
          label={t("at")}
          hint={t("zone", { zone: wave.timezone })}
          error={at === null ? t("notADate") : undefined}
        >
          {(control) => <Input {...control} type="datetime-local" name="at" defaultValue={asked.at} required />}
        </Field>
        {asked.from && <input type="hidden" name="from" value={asked.from} />}
        {asked.to && <input type="hidden" name="to" value={asked.to} />}
        <Button type="submit" className="mb-6">
          {t("show")}
        </Button>
      </form>
      {at && <Shown at={at} of={{ wave, study, questionnaire, scope, asked }} words={words} />}
      <p className="mt-3 text-sm text-soft">{t("stateHint")}</p>
    </Card>
  )
}

type ShownProps = { at: Date; of: History; words: ReturnType<typeof wordsOfCells> }

async function Shown({ at, of: { wave, scope }, words }: ShownProps) {
  const t = await getTranslations("board.history")
  const b = await getTranslations("coordinator.board")
  const locale = await getLocale()
  const format = await getFormatter()
  const [then, now] = await read(() =>
    Promise.all([stateAt(db(), wave.id, scope, at), stateAt(db(), wave.id, scope, new Date())]),
  )
  const tables = [...new Set(now.map(({ dimensions }) => dimensions))]
  const time = format.dateTime(at, { dateStyle: "long", timeStyle: "short", timeZone: wave.timezone })
  return (
    <div className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-4">
      <h3 className="font-semibold">{t("stateOf", { time })}</h3>
      {tables.map((table) => {
        const [past, present] = [then, now].map((cells) => cells.filter(({ dimensions }) => dimensions === table))
        const sum = (cells: typeof then = [], figure: "target" | "accepted" | "reserved") =>
          cells.reduce((total, cell) => total + cell[figure], 0)
        return (
          <section key={table} className="grid grid-cols-[minmax(0,1fr)] gap-2">
            <h4 className="text-sm font-medium">
              {table === "" ? words.cell({}) : table.split(",").map(words.dimension).join(" × ")}
            </h4>
            <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
              {(["target", "accepted", "reserved"] as const).map((figure) => (
                <div key={figure} className="flex gap-2">
                  <dt className="text-soft">{b(figure)}</dt>
                  <dd>
                    {numberIn(locale, sum(past, figure))}{" "}
                    <span className="text-soft">
                      ({t("now")}: {numberIn(locale, sum(present, figure))})
                    </span>
                  </dd>
                </div>
              ))}
            </dl>
            <Differences then={past ?? []} now={present ?? []} words={words} />
          </section>
        )
      })}
    </div>
  )
}
