import type { Widget } from "./asked"
import { Group } from "./frame"
import { Option } from "./option"

/** One answer of a list; the special ones stand apart. */
export const ChooseOne = (widget: Widget) => <Choices {...widget} type="radio" />

/** Any number of answers of a list. */
export const ChooseSeveral = (widget: Widget) => <Choices {...widget} type="checkbox" />

function Choices({ asked, t, type }: Widget & { type: "radio" | "checkbox" }) {
  const special = asked.choices.filter((choice) => choice.special)
  return (
    <Group asked={asked} t={t} kind="choices">
      {asked.choices
        .filter((choice) => !choice.special)
        .map((choice) => (
          <Option key={choice.code} asked={asked} type={type} choice={choice} />
        ))}
      {special.length > 0 && (
        <div className="apart">
          {special.map((choice) => (
            <Option key={choice.code} asked={asked} type={type} choice={choice} />
          ))}
        </div>
      )}
    </Group>
  )
}
