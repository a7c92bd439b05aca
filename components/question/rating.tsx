import type { OfferedLabel, Widget } from "./asked"
import { Group } from "./frame"
import { Option } from "./option"
import { endsOf } from "./scale"

/** A statement with its marks as big targets, words at both ends, and "cannot rate" apart and smaller. */
export function Rating({ asked, t }: Widget) {
  const marks = asked.choices.filter((choice) => !choice.special)
  const special = asked.choices.filter((choice) => choice.special)
  return (
    <Group asked={asked} t={t} kind="rating">
      <div className="marks">
        {marks.map((mark) => (
          <label key={mark.code} className="mark">
            <input
              type="radio"
              name={asked.question.name}
              value={mark.code}
              defaultChecked={asked.given.includes(mark.code)}
            />
            <span>
              {mark.code}
              <span className="unseen">: {mark.label}</span>
            </span>
          </label>
        ))}
      </div>
      <Ends marks={marks} />
      {special.length > 0 && (
        <details className="apart" open={special.some(({ code }) => asked.given.includes(code))}>
          <summary>{t("noMark")}</summary>
          {special.map((choice) => (
            <Option key={choice.code} asked={asked} type="radio" choice={choice} />
          ))}
        </details>
      )}
    </Group>
  )
}

// Each mark's own name says it to a screen reader already.
function Ends({ marks }: { marks: readonly OfferedLabel[] }) {
  const ends = endsOf(marks)
  return (
    ends && (
      <div className="ends" aria-hidden="true">
        <span>{ends.first.label}</span>
        <span>{ends.last.label}</span>
      </div>
    )
  )
}
