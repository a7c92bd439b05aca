import { getLocale, getTranslations } from "next-intl/server"
import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Field, Select } from "@/components/ui/field"
import type { WaveRow } from "@/db/queries/waves"
import type { Questionnaire } from "@/lib/questionnaire/questionnaire"
import type { Break } from "@/lib/report/breakdown"
import { wordsOf } from "@/lib/report/words"
import type { BreakName } from "./break-names"
import { countedQuestions } from "./sought"
import { questionWords } from "./words"

type Props = {
  waves: readonly WaveRow[]
  wave: string
  questionnaire: Questionnaire
  chosen: readonly string[]
  by: Break | null
  breaks: ReadonlyMap<Break, BreakName>
}

/** A plain form: what is asked for is an address that can be shared. */
export async function Chooser({ waves, wave, questionnaire, chosen, by, breaks }: Props) {
  const t = await getTranslations("results")
  const locale = await getLocale()
  return (
    <Card>
      <form method="get" className="grid gap-4">
        <div className="flex flex-wrap gap-4">
          <Field label={t("wave")} className="w-full sm:w-80">
            {(control) => (
              <Select {...control} name="wave" defaultValue={wave}>
                {waves.map(({ id, name, practice }) => (
                  <option key={id} value={id}>
                    {practice ? t("practiceWave", { name }) : name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={t("by")} className="w-full sm:w-64">
            {(control) => (
              <Select {...control} name="by" defaultValue={by ?? ""}>
                <option value="">{t("breaks.none")}</option>
                {[...breaks].map(([name, { label }]) => (
                  <option key={name} value={name}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        <details open={chosen.length === 0}>
          <summary className="cursor-pointer py-1 font-medium hover:text-accent">
            {t("questions")}
            {chosen.length > 0 && (
              <span className="ml-2 text-sm font-normal text-soft">{t("chosen", { count: chosen.length })}</span>
            )}
          </summary>
          <div className="pl-4">
            {countedQuestions(questionnaire).map(({ block, questions }) => {
              const count = questions.filter(({ question }) => chosen.includes(question.name)).length
              return (
                <details key={block.name} open={count > 0} className="border-b border-line">
                  <summary className="cursor-pointer py-2 hover:text-accent">
                    {wordsOf(block.label, locale)}
                    {count > 0 && <span className="ml-2 text-sm text-soft">{t("chosen", { count })}</span>}
                  </summary>
                  <div className="grid gap-2 pb-3 pl-4">
                    {questions.map(({ question }) => (
                      <label key={question.name} className="flex items-start gap-2 text-sm">
                        <input
                          type="checkbox"
                          name="q"
                          value={question.name}
                          defaultChecked={chosen.includes(question.name)}
                          className="size-5 shrink-0 accent-accent"
                        />
                        <span>{questionWords(question.label, locale)}</span>
                      </label>
                    ))}
                  </div>
                </details>
              )
            })}
          </div>
        </details>
        <Button look="primary" type="submit" className="justify-self-start">
          {t("show")}
        </Button>
      </form>
    </Card>
  )
}
