"use client"
import { useSearchParams } from "next/navigation"
import { useTranslations } from "next-intl"
import type { NamedAxes } from "@/lib/report/axes"
import { BOARD_STATES } from "@/lib/report/board"
import type { Named } from "@/lib/report/words"
import { Button } from "../ui/button"
import { Field, Input, Select } from "../ui/field"
import { type BoardFilter, type BoardView, filterOf } from "./board-row"

type Props = { view: BoardView; axes: NamedAxes }

/** The filter lives in the address: it can be shared, and Back undoes it. */
export function useBoardFilter(): [BoardFilter, (change: Partial<BoardFilter>) => void] {
  const params = useSearchParams()
  const change = (changes: Partial<BoardFilter>) => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(changes)) value ? next.set(name, value) : next.delete(name)
    window.history.replaceState(null, "", `?${next}`)
  }
  return [filterOf(params), change]
}

export function BoardFilters({ view, axes: { region, service } }: Props) {
  const t = useTranslations("coordinator.board")
  const [filter, change] = useBoardFilter()
  const isSet = Object.values(filter).some((value) => value !== "")
  return (
    <div className="mb-3 flex flex-wrap items-end gap-3 print:hidden">
      {view !== "services" && region && (
        <Pick
          label={region.label}
          value={filter.region}
          options={region.entries}
          choose={(code) => change({ region: code })}
        />
      )}
      {view !== "regions" && service && (
        <Pick
          label={service.label}
          value={filter.service}
          options={service.entries}
          choose={(code) => change({ service: code })}
        />
      )}
      <Field label={t("state")} className="w-full sm:w-52">
        {(control) => (
          <Select
            {...control}
            value={filter.state}
            onChange={(event) => change({ state: event.target.value as BoardFilter["state"] })}
          >
            <option value="">{t("anyState")}</option>
            {BOARD_STATES.map((state) => (
              <option key={state} value={state}>
                {t(`states.${state}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t("search")} className="w-full sm:w-52">
        {(control) => (
          <Input {...control} type="search" value={filter.q} onChange={(event) => change({ q: event.target.value })} />
        )}
      </Field>
      {isSet && (
        <Button look="quiet" onClick={() => change({ region: "", service: "", state: "", q: "" })}>
          {t("clear")}
        </Button>
      )}
    </div>
  )
}

type PickProps = { label: string; value: string; options: readonly Named[]; choose: (code: string) => void }

function Pick({ label, value, options, choose }: PickProps) {
  const t = useTranslations("common")
  return (
    <Field label={label} className="w-full sm:w-60">
      {(control) => (
        <Select {...control} value={value} onChange={(event) => choose(event.target.value)}>
          <option value="">{t("all")}</option>
          {options.map(({ code, label }) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
