import type { ReactNode } from "react"
import type { QuestionType } from "@/lib/questionnaire/definition"
import { idOf, type Widget } from "./asked"
import { ChooseOne, ChooseSeveral } from "./choices"
import { Rating } from "./rating"
import { DateField, Decimal, Whole, Words } from "./typed"

/** The widget for a question's type: native, uncontrolled controls that a plain form posts. */
export function QuestionField(widget: Widget) {
  return WIDGETS[widget.asked.question.type](widget)
}

const WIDGETS: Readonly<Record<QuestionType, (widget: Widget) => ReactNode>> = {
  select_one: ChooseOne,
  select_multiple: ChooseSeveral,
  rating: Rating,
  text: Words,
  integer: Whole,
  decimal: Decimal,
  date: DateField,
  note: Note,
  calculate: () => null,
}

function Note({ asked }: Widget) {
  return (
    <p className="question note" id={idOf(asked.question)} data-name={asked.question.name}>
      {asked.label}
    </p>
  )
}
