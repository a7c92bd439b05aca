import type { Asked, OfferedLabel } from "./asked"

type Props = { asked: Asked; type: "radio" | "checkbox"; choice: OfferedLabel; value?: string }

/** One native radio button or check box with its words; the whole line is the target. */
export function Option({ asked: { question, given }, type, choice, value = choice.code }: Props) {
  return (
    <label className="option">
      <input
        type={type}
        name={question.name}
        value={value}
        defaultChecked={given.includes(value)}
        data-exclusive={type === "checkbox" && choice.exclusive ? "" : undefined}
      />
      <span>{choice.label}</span>
    </label>
  )
}
