import { getTranslations } from "next-intl/server"
import { Button } from "@/components/ui/button"
import { Field, Select } from "@/components/ui/field"
import { CASE_STATES } from "@/db/queries/links-list"
import type { NamedAxes, NamedAxis } from "@/lib/report/axes"

type Props = { axes: NamedAxes; region: string; service: string; state: string }

/** A plain form: the answer is an address that can be shared. */
export async function CaseFilter({ axes, region, service, state }: Props) {
  const t = await getTranslations("coordinator.links")
  const all = (await getTranslations("common"))("all")
  return (
    <form method="get" className="mb-4 flex flex-wrap items-end gap-3">
      <Axis name="region" axis={axes.region} chosen={region} all={all} />
      <Axis name="service" axis={axes.service} chosen={service} all={all} />
      <Field label={t("state")} className="w-full sm:w-48">
        {(control) => (
          <Select {...control} name="state" defaultValue={state}>
            <option value="">{t("anyState")}</option>
            {CASE_STATES.map((name) => (
              <option key={name} value={name}>
                {t(`states.${name}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Button type="submit">{t("filter")}</Button>
    </form>
  )
}

function Axis({ name, axis, chosen, all }: { name: string; axis: NamedAxis | null; chosen: string; all: string }) {
  if (!axis) return null
  return (
    <Field label={axis.label} className="w-full sm:w-64">
      {(control) => (
        <Select {...control} name={name} defaultValue={chosen}>
          <option value="">{all}</option>
          {axis.entries.map(({ code, label }) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
