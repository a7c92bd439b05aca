import type { OfferedLabel, QuestionWords } from "./asked"

type Mark = Pick<OfferedLabel, "code" | "label">

/** The marks at both ends of a scale, whose words stand beside the targets. */
export function endsOf<M extends Mark>(marks: readonly M[]): { first: M; last: M } | undefined {
  const [first, last] = [marks[0], marks.at(-1)]
  return first && last && first !== last ? { first, last } : undefined
}

/** What each mark means, always within reach. */
export function ScaleMeaning({ marks, t }: { marks: readonly Mark[]; t: QuestionWords }) {
  return (
    <details className="scale" id="scale">
      <summary>{t("scale")}</summary>
      <ul>
        {marks.map(({ code, label }) => (
          <li key={code}>
            <b>{code}</b> {label}
          </li>
        ))}
      </ul>
    </details>
  )
}
