import { useId } from "react"

type Props<Code extends string> = {
  legend: string
  name: string
  codes: readonly Code[]
  chosen: Code
  words: (code: Code) => string
  error: string | undefined
  choose: (code: Code) => void
}

/** One of a few, each a big target; why it cannot stand is said below. */
export function Options<Code extends string>({ legend, name, codes, chosen, words, error, choose }: Props<Code>) {
  const id = useId()
  return (
    <fieldset aria-describedby={error && `${id}-error`} className="grid gap-1">
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      <div className="flex flex-wrap gap-2">
        {codes.map((code) => (
          <label
            key={code}
            className="flex min-h-10 cursor-pointer items-center gap-2 rounded-md border border-line-strong px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft has-disabled:cursor-default"
          >
            <input
              type="radio"
              name={`${id}-${name}`}
              value={code}
              checked={code === chosen}
              onChange={() => choose(code)}
              className="size-4 accent-accent"
            />
            {words(code)}
          </label>
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} role="alert" className="text-sm text-bad">
          {error}
        </p>
      )}
    </fieldset>
  )
}
