"use client"
import { zodResolver } from "@hookform/resolvers/zod"
import { useLocale, useTranslations } from "next-intl"
import { useState } from "react"
import { useForm } from "react-hook-form"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Field, Input, Select } from "@/components/ui/field"
import { Notice } from "@/components/ui/notice"
import { cellKey } from "@/lib/quota/cells"
import { numberOf, type Wanted } from "@/lib/quota/draft"
import { type Proposal, propose } from "@/lib/quota/generate"
import type { Sheet } from "@/lib/quota/sheet"
import { numberIn } from "@/lib/report/numbers"
import { useEditing } from "./editing"
import { Generating } from "./schema"

type Props = { sheet: Sheet; close: () => void; take: (wanted: readonly Wanted[]) => void }

/** N shared out by population or equally, within floors and ceilings: a proposal into the table, to be looked at there. */
export function Generator({ sheet, close, take }: Props) {
  const t = useTranslations("target.generate")
  const common = useTranslations("common")
  const locale = useLocale()
  const { cells } = useEditing()
  const [refused, setRefused] = useState<Extract<Proposal, { ok: false }> | null>(null)
  const { register, handleSubmit, formState } = useForm<Generating>({
    resolver: zodResolver(Generating),
    defaultValues: {
      total: String(sheet.cells.reduce((sum, { terms }) => sum + terms.target, 0) || ""),
      dimensions: sheet.dimensions.map(({ name, shares }) => ({
        ...{ name, by: Object.keys(shares)[0] ?? "now", floor: "", ceiling: "" },
      })),
    },
  })
  const { errors } = formState
  const say = (message: string | undefined) => message && t(`faults.${message as "required"}`)

  function submit({ total, dimensions }: Generating) {
    const margins = sheet.dimensions.map((dimension, index) => {
      const { by = "equal", floor = "", ceiling = "" } = dimensions[index] ?? {}
      const [least, most] = [numberOf(floor) ?? undefined, numberOf(ceiling) ?? undefined]
      const strata = dimension.values.map(({ code }) => ({
        ...{ code, share: shareOf(sheet, dimension.name, code, by) },
        ...{ floor: least, ceiling: most },
      }))
      return { dimension: dimension.name, strata }
    })
    const exists = sheet.cells.length > 0
    const may = (conditions: Readonly<Record<string, string>>) => !exists || cells.has(cellKey(conditions))
    const proposal = propose(numberOf(total) ?? 0, margins, may)
    setRefused(proposal.ok ? null : proposal)
    if (!proposal.ok) return
    take(proposal.cells.map(({ conditions, target }) => ({ conditions, texts: { target: String(target) } })))
    close()
  }

  return (
    <Dialog open onOpenChange={(open) => !open && close()} title={t("title")} hint={t("hint")}>
      <form method="post" onSubmit={handleSubmit(submit)} noValidate className="grid gap-4">
        <Field label={t("total")} error={say(errors.total?.message)}>
          {(control) => <Input {...control} inputMode="numeric" autoComplete="off" {...register("total")} />}
        </Field>
        {sheet.dimensions.map(({ name, label, shares }, index) => (
          <fieldset key={name} className="grid gap-3 rounded-md border border-line p-3">
            <legend className="px-1 text-sm font-semibold">{label}</legend>
            <Field label={t("by")}>
              {(control) => (
                <Select {...control} {...register(`dimensions.${index}.by`)}>
                  {Object.keys(shares).map((column) => (
                    <option key={column} value={column}>
                      {t("column", { column })}
                    </option>
                  ))}
                  <option value="equal">{t("equal")}</option>
                  <option value="now">{t("now")}</option>
                </Select>
              )}
            </Field>
            <div className="grid grid-cols-2 gap-3">
              {(["floor", "ceiling"] as const).map((bound) => (
                <Field key={bound} label={t(bound)} error={say(errors.dimensions?.[index]?.[bound]?.message)}>
                  {(control) => (
                    <Input
                      {...control}
                      inputMode="numeric"
                      autoComplete="off"
                      {...register(`dimensions.${index}.${bound}`)}
                    />
                  )}
                </Field>
              ))}
            </div>
          </fieldset>
        ))}
        {sheet.dimensions.some(({ shares }) => Object.keys(shares).some((column) => column.includes("unverified"))) && (
          <Notice kind="warn">{t("unverified")}</Notice>
        )}
        {refused && <Notice kind="bad">{refusalWords(refused)}</Notice>}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={close}>{common("cancel")}</Button>
          <Button look="primary" type="submit">
            {t("submit")}
          </Button>
        </div>
      </form>
    </Dialog>
  )

  function refusalWords({ dimension, refusal }: Extract<Proposal, { ok: false }>): string {
    const label = sheet.dimensions.find(({ name }) => name === dimension)?.label ?? ""
    if (refusal.reason === "floors_above_total")
      return t("refusals.floors_above_total", { label, least: numberIn(locale, refusal.least) })
    if (refusal.reason === "ceilings_below_total")
      return t("refusals.ceilings_below_total", { label, most: numberIn(locale, refusal.most) })
    if (refusal.reason === "floor_above_ceiling") return t("refusals.floor_above_ceiling", { label })
    if (refusal.reason === "no_room") return t("refusals.no_room", { short: numberIn(locale, refusal.short) })
    return t("refusals.other")
  }
}

/** The weight of a value: a number of its register, one each, or what its cells come to now. */
function shareOf(sheet: Sheet, dimension: string, code: string, by: string): number {
  if (by === "equal") return 1
  const shares = sheet.dimensions.find(({ name }) => name === dimension)?.shares[by]
  if (shares) return shares[code] ?? 0
  return sheet.cells.reduce(
    (sum, { conditions, terms }) => sum + (conditions[dimension] === code ? terms.target : 0),
    0,
  )
}
