import Link from "next/link"
import type { ReactNode } from "react"
import { buttonLook } from "@/components/ui/button"
import type { Suggestion } from "@/lib/quota/moves"
import { MoveDialog } from "./move-dialog"
import { Moved } from "./moved"
import type { SteerProps } from "./regions"
import { wordsFor } from "./words"

type Props = SteerProps & { waveId: string; open: boolean }
const SHOWN = 4

/** Moves that would help, each with what it would change; the platform applies those it can, with a reason. */
export async function Suggestions({ steering, axes, today, waveId, open }: Props) {
  const { t } = await wordsFor(axes, today)
  const of = (kind: Suggestion["kind"]) => steering.suggestions.filter((one) => one.kind === kind)
  if (steering.suggestions.length === 0) return <p className="text-soft">{t("moves.none")}</p>
  return (
    <div className="grid gap-4">
      {(["interviewer", "targets", "contacts"] as const).map((kind) => {
        const lines = of(kind).map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page of the server's
          <Line key={at} of={one} axes={axes} today={today} waveId={waveId} open={open} />
        ))
        if (lines.length === 0) return null
        return (
          <section key={kind}>
            <div className="mb-1 flex flex-wrap items-center justify-between gap-2">
              <h3 className="text-sm font-semibold">{t(`moves.kinds.${kind}`)}</h3>
              {kind === "contacts" && (
                <Link href={`/coordinator/wave/${waveId}/contacts`} className={buttonLook("plain", "small")}>
                  {t("moves.upload")}
                </Link>
              )}
            </div>
            <Some lines={lines} more={t("more", { n: lines.length - SHOWN })} />
          </section>
        )
      })}
    </div>
  )
}

function Some({ lines, more }: { lines: ReactNode[]; more: string }) {
  return (
    <>
      <ul className="grid gap-2 text-sm">{lines.slice(0, SHOWN)}</ul>
      {lines.length > SHOWN && (
        <details className="mt-2 text-sm">
          <summary className="w-fit cursor-pointer font-medium text-accent">{more}</summary>
          <ul className="mt-2 grid gap-2">{lines.slice(SHOWN)}</ul>
        </details>
      )}
    </>
  )
}

type LineProps = Omit<Props, "steering"> & { of: Suggestion }

async function Line({ of, axes, today, waveId, open }: LineProps) {
  const { t, place, region, number, finish } = await wordsFor(axes, today)
  if (of.kind === "contacts") {
    const { service, region: code, contacts, places } = of
    return (
      <li className="border-l-2 border-line-strong pl-3">
        <p className="font-medium break-words">{service !== null ? place({ service }) : region(code ?? "")}</p>
        <p>{t("moves.contacts", { contacts, n: number(contacts), places })}</p>
      </li>
    )
  }
  const whole = ({ main, interval }: ReturnType<typeof finish>) => (interval ? `${main} (${interval})` : main)
  const change = (code: string, { before, after }: Extract<Suggestion, { kind: "interviewer" }>["to"]) =>
    t("moves.finish", { region: region(code), before: whole(finish(before)), after: whole(finish(after)) })
  const effect =
    of.kind === "targets"
      ? [t("moves.short", { before: number(of.short.before), after: number(of.short.after) })]
      : [change(of.move.to, of.to), change(of.move.from, of.from)]
  const what = (
    <>
      <Moved move={of.move} who={of.kind === "interviewer" ? of.name : null} axes={axes} />
      <ul className="text-soft">
        {effect.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </>
  )
  return (
    <li className="grid justify-items-start gap-2 border-l-2 border-line-strong pl-3">
      <div>{what}</div>
      {open && (
        <MoveDialog waveId={waveId} move={of.move}>
          {what}
        </MoveDialog>
      )}
    </li>
  )
}
