import { getTranslations } from "next-intl/server"

type Props = Readonly<{
  title: string
  field: string
  ticked: readonly string[]
  choices: readonly Readonly<{ value: string; words: string }>[]
}>

/** Boxes under a heading that opens; open where one is ticked. */
export async function TickList({ title, field, ticked, choices }: Props) {
  const t = await getTranslations("analysis.pick")
  const count = choices.filter(({ value }) => ticked.includes(value)).length
  return (
    <details open={count > 0} className="border-b border-line">
      <summary className="cursor-pointer py-2 hover:text-accent">
        {title}
        {count > 0 && <span className="ml-2 text-sm text-soft">{t("chosen", { count })}</span>}
      </summary>
      <fieldset className="grid gap-2 pb-3 pl-4 sm:grid-cols-2">
        <legend className="sr-only">{title}</legend>
        {choices.map(({ value, words }) => (
          <label key={value} className="flex min-h-6 items-start gap-2 text-sm">
            <input
              type="checkbox"
              name={field}
              value={value}
              defaultChecked={ticked.includes(value)}
              className="size-5 shrink-0 accent-accent"
            />
            <span className="wrap-anywhere">{words}</span>
          </label>
        ))}
      </fieldset>
    </details>
  )
}
