import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react"
import type { ReactNode } from "react"
import { Status } from "@/components/ui/status"
import type { Reason } from "@/lib/quota/warnings"
import type { Asked } from "@/lib/sample/list-request"
import type { SteerProps } from "./regions"
import { wordsFor } from "./words"

const SHOWN = 8

type Props = SteerProps & { requestName: (request: Asked) => string }

/** Regions, services and cells that will not be filled, each with why, the surest reason first. */
export async function Warnings({ steering, axes, today, requestName }: Props) {
  const { t, region, place, reason } = await wordsFor(axes, today, requestName)
  const regions = steering.regions
    .filter(({ reasons }) => reasons.length > 0)
    .map(({ code, reasons }) => ({ key: code, name: region(code), reasons }))
  const named = (places: (typeof steering)["services"]) =>
    places.map(({ conditions, reasons }) => ({ key: JSON.stringify(conditions), name: place(conditions), reasons }))
  const groups = { regions, services: named(steering.services), cells: named(steering.cells) }
  if (Object.values(groups).every((lines) => lines.length === 0))
    return (
      <Status look="good" icon={CircleCheck}>
        {t("warnings.none")}
      </Status>
    )
  return (
    <div className="grid gap-4">
      {(["regions", "services", "cells"] as const).map(
        (name) =>
          groups[name].length > 0 && (
            <section key={name}>
              <h3 className="mb-1 text-sm font-semibold">{t(`warnings.${name}`, { n: groups[name].length })}</h3>
              <Lines of={groups[name]} say={reason} likely={t("warnings.likely")} more={(n) => t("more", { n })} />
            </section>
          ),
      )}
    </div>
  )
}

type Line = Readonly<{ key: string; name: string; reasons: readonly Reason[] }>
type LinesProps = { of: readonly Line[]; say: (of: Reason) => string; likely: string; more: (n: number) => string }

function Lines({ of, say, likely, more }: LinesProps) {
  const list = (lines: readonly Line[]): ReactNode => (
    <ul className="grid gap-2 text-sm">
      {lines.map(({ key, name, reasons }) => (
        <li key={key} className="border-l-2 border-line-strong pl-3">
          <p className="font-medium break-words">{name}</p>
          <ul className="grid gap-0.5">
            {reasons.map((reason) => (
              <li key={reason.kind === "no_language" ? reason.language : reason.kind} className="flex gap-1.5">
                <Sign certain={reason.certain} />
                <span>
                  {say(reason)} {!reason.certain && <span className="text-soft">({likely})</span>}
                </span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
  if (of.length <= SHOWN) return list(of)
  return (
    <>
      {list(of.slice(0, SHOWN))}
      <details className="mt-2 text-sm">
        <summary className="w-fit cursor-pointer font-medium text-accent">{more(of.length - SHOWN)}</summary>
        <div className="mt-2">{list(of.slice(SHOWN))}</div>
      </details>
    </>
  )
}

const Sign = ({ certain }: { certain: boolean }) =>
  certain ? (
    <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
  ) : (
    <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
  )
