import { postedSpecial } from "@/lib/questionnaire/check"
import type { Widget } from "./asked"
import { Option } from "./option"

/** "Don't know" and the like beside a typed field; what is typed wins. */
export function Special({ asked }: Pick<Widget, "asked">) {
  if (asked.choices.length === 0) return null
  return (
    <div className="apart">
      {asked.choices.map((choice) => (
        <Option
          key={choice.code}
          asked={asked}
          type={asked.choices.length > 1 ? "radio" : "checkbox"}
          choice={choice}
          value={postedSpecial(asked.question, choice.code)}
        />
      ))}
    </div>
  )
}
