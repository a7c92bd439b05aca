import { Clock, TriangleAlert } from "lucide-react"
import { getLocale, getTranslations } from "next-intl/server"
import { Button } from "@/components/ui/button"
import { type ChoiceLink, Choices } from "@/components/ui/choices"
import { Field, Select } from "@/components/ui/field"
import { numberIn } from "@/lib/report/numbers"
import { URGENCIES } from "@/lib/verification/deadline"
import { KINDS } from "@/lib/verification/kind"
import {
  QUEUE_FILTERS,
  type QueueCounts,
  type QueueFilter,
  type QueueFilterName,
  WHOSE,
} from "@/lib/verification/queue"

type Names = Readonly<{ interviewer: ReadonlyMap<string, string>; region: ReadonlyMap<string, string> }>
type Props = Readonly<{ filter: QueueFilter; counts: QueueCounts; names: Names }>

const ICONS = { overdue: TriangleAlert, soon: Clock, later: null } as const

/** What the queue can be narrowed down by, with how many each choice leaves; works without a script. */
export async function Filters({ filter, counts, names }: Props) {
  const t = await getTranslations("desk")
  const kinds = await getTranslations("verification.kinds")
  const locale = await getLocale()
  const number = (name: QueueFilterName, value: string) => numberIn(locale, counts[name].get(value) ?? 0)
  const link = (name: QueueFilterName, value: string | undefined, label: ChoiceLink["label"]): ChoiceLink => ({
    href: addressOf({ ...filter, [name]: value }),
    label,
    chosen: filter[name] === value,
    ...(value && { n: number(name, value) }),
  })
  return (
    <search aria-label={t("filter.label")} className="grid gap-3">
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        <Choices label={t("filter.whose")} choices={WHOSE.map((whose) => link("whose", whose, t(`filter.${whose}`)))} />
        <Choices
          label={t("filter.due")}
          choices={[
            link("due", undefined, t("filter.all")),
            ...URGENCIES.map((due) => link("due", due, <Urgency of={due}>{t(`due.${due}`)}</Urgency>)),
          ]}
        />
        <Choices
          label={t("filter.kind")}
          choices={[
            link("kind", undefined, t("filter.all")),
            ...KINDS.filter((kind) => counts.kind.has(kind) || filter.kind === kind).map((kind) =>
              link("kind", kind, kinds(kind)),
            ),
          ]}
        />
      </div>
      <form method="get" action="/supervisor/verification" className="flex flex-wrap items-end gap-2">
        {(["whose", "due", "kind"] as const).map(
          (name) => filter[name] && <input key={name} type="hidden" name={name} value={filter[name]} />,
        )}
        {(["interviewer", "region"] as const).map((name) => (
          <Field key={name} label={t(`filter.${name}`)} className="w-full sm:w-64">
            {(control) => (
              <Select {...control} name={name} defaultValue={filter[name] ?? ""}>
                <option value="">{t("filter.all")}</option>
                {sorted(names[name], locale).map(([value, label]) => (
                  <option key={value} value={value}>
                    {t("filter.option", { name: label, n: number(name, value) })}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        ))}
        <Button type="submit">{t("filter.apply")}</Button>
      </form>
    </search>
  )
}

/** The page of the queue with this filter. */
export function addressOf(filter: QueueFilter, after?: string): string {
  const query = new URLSearchParams(QUEUE_FILTERS.flatMap((name) => (filter[name] ? [[name, filter[name]]] : [])))
  if (after) query.set("after", after)
  return `/supervisor/verification?${query}`
}

function Urgency({ of, children }: { of: keyof typeof ICONS; children: string }) {
  const Icon = ICONS[of]
  return (
    <span className="inline-flex items-center gap-1">
      {Icon && <Icon aria-hidden className="size-4" />}
      {children}
    </span>
  )
}

function sorted(names: ReadonlyMap<string, string>, locale: string): [string, string][] {
  const order = new Intl.Collator(locale)
  return [...names].sort(([, a], [, b]) => order.compare(a, b))
}
