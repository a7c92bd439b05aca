import Link from "next/link"
import { useTranslations } from "next-intl"
import { Button, buttonLook } from "@/components/ui/button"
import { Field, Input, Select } from "@/components/ui/field"
import { COMPLETE, DISPOSITIONS, DO_NOT_CALL, SCREENED_OUT } from "@/lib/disposition/codes"
import { CASE_STATES } from "@/lib/sample/case-control"
import type { CasesAddress } from "./address"
import type { Places } from "./places"

type Props = { address: CasesAddress; places: Places; colleagues: readonly { id: string; name: string }[] }

/** Works without a script: a form that gets the same page. */
export function Filters({ address, places, colleagues }: Props) {
  const t = useTranslations("caseControl")
  const outcome = useTranslations("disposition.codes")
  const choices: Record<"region" | "service" | "state" | "disposition" | "person", [value: string, label: string][]> = {
    state: CASE_STATES.map((state) => [state, t(`states.${state}`)]),
    region: places.region.map(({ code, label }) => [code, label]),
    service: places.service.map(({ code, label }) => [code, label]),
    disposition: [
      ["new", t("new")],
      ...[...DISPOSITIONS, COMPLETE, SCREENED_OUT, DO_NOT_CALL].map(({ code }): [string, string] => [
        code,
        outcome(code as "busy"),
      ]),
    ],
    person: colleagues.map(({ id, name }) => [id, name]),
  }
  return (
    <search>
      <form method="get" action="/supervisor/cases" className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <Field label={t("number")}>
          {(control) => <Input {...control} name="number" defaultValue={address.number} autoComplete="off" />}
        </Field>
        {(["state", "region", "service", "disposition", "person"] as const).map((name) => (
          <Field key={name} label={t(name)} className="min-w-0">
            {(control) => (
              <Select {...control} name={name} defaultValue={address[name]}>
                <option value="">{t("any")}</option>
                {choices[name].map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        ))}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary">
            {t("find")}
          </Button>
          <Link href="/supervisor/cases" className={buttonLook("plain", "normal")}>
            {t("clear")}
          </Link>
        </div>
      </form>
    </search>
  )
}
