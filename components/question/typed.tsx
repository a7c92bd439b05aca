import { LONGEST_TEXT } from "@/lib/questionnaire/answer"
import { described, idOf, type Widget } from "./asked"
import { Labelled } from "./frame"
import { Special } from "./special"

const SPECIAL = "special:"

/** Free words; a short field for a write-in and for a phone number, which is personal and not shown again. */
export function Words({ asked, t }: Widget) {
  const { question, kept } = asked
  const field = { ...fieldOf(asked), maxLength: LONGEST_TEXT }
  return (
    <Labelled asked={asked} t={t} kind="typed">
      {question.personal ? (
        <>
          <input {...field} type="tel" autoComplete="tel" inputMode="tel" maxLength={40} />
          {kept && <p className="hint">{t("personalKept")}</p>}
        </>
      ) : (
        <textarea {...field} rows={question.relevant ? 2 : 4} />
      )}
      <Special asked={asked} />
    </Labelled>
  )
}

export function Whole({ asked, t }: Widget) {
  return (
    <Labelled asked={asked} t={t} kind="typed">
      <input {...fieldOf(asked)} className="short" type="text" inputMode="numeric" autoComplete="off" maxLength={20} />
      <Special asked={asked} />
    </Labelled>
  )
}

export function Decimal({ asked, t }: Widget) {
  return (
    <Labelled asked={asked} t={t} kind="typed">
      <input {...fieldOf(asked)} className="short" type="text" inputMode="decimal" autoComplete="off" maxLength={30} />
      <Special asked={asked} />
    </Labelled>
  )
}

/** The browser's own date field; where there is none it takes 05.11.2026 too. */
export function DateField({ asked, t }: Widget) {
  const hinted = { ...asked, hint: asked.hint ?? t("dateExample") }
  return (
    <Labelled asked={hinted} t={t} kind="typed">
      <input {...fieldOf(hinted)} className="short" type="date" />
      <Special asked={asked} />
    </Labelled>
  )
}

function fieldOf(asked: Widget["asked"]) {
  return {
    id: `${idOf(asked.question)}-field`,
    name: asked.question.name,
    defaultValue: asked.given.find((value) => !value.startsWith(SPECIAL)) ?? "",
    ...described(asked),
  }
}
