"use client"
import { CircleDashed, ClipboardList, Coffee, type LucideIcon, MessageSquareText, Phone } from "lucide-react"
import { useFormatter, useTranslations } from "next-intl"
import { FullName } from "@/components/ui/full-name"
import { Status } from "@/components/ui/status"
import type { FloorState } from "@/lib/floor/state"
import type { ShownLine } from "./line"
import { useLengths } from "./words"

const LOOKS: Readonly<Record<FloorState, { look: "accent" | "good" | "warn" | "neutral"; icon: LucideIcon }>> = {
  interview: { look: "good", icon: MessageSquareText },
  call: { look: "accent", icon: Phone },
  case: { look: "neutral", icon: ClipboardList },
  between: { look: "neutral", icon: Coffee },
  away: { look: "warn", icon: CircleDashed },
}

type Props = { line: ShownLine; state: FloorState; since: Date | null; now: Date }

/** What somebody is doing and since when; and with which case, of whom nothing is said. */
export function Doing({ line, state, since, now }: Props) {
  const t = useTranslations("floor")
  const format = useFormatter()
  const { lasts } = useLengths()
  const { look, icon } = LOOKS[state]
  return (
    <>
      <td className="px-2 py-2 max-md:block max-md:py-0.5">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Status look={look} icon={icon}>
            {t(`states.${state}`)}
          </Status>
          {since && state !== "away" && <span>{lasts(since, now)}</span>}
        </span>
        {line.shiftUntil && (
          <span className="block text-soft">
            {t("shift", { time: format.dateTime(line.shiftUntil, { timeStyle: "short" }) })}
          </span>
        )}
      </td>
      <td className="px-2 py-2 max-md:block max-md:py-0.5">
        {line.held ? <Held held={line.held} /> : <span className="text-soft max-md:hidden">{t("noCase")}</span>}
      </td>
    </>
  )
}

function Held({ held: { number, region, service } }: { held: NonNullable<ShownLine["held"]> }) {
  const t = useTranslations("floor")
  return (
    <span className="grid gap-0.5">
      <span className="font-medium">{number}</span>
      {service &&
        (service.full === service.label ? (
          <span>{service.label}</span>
        ) : (
          <FullName full={service.full} more={t("fullName", { name: service.label })}>
            {service.label}
          </FullName>
        ))}
      {region && <span className="text-soft">{region}</span>}
    </span>
  )
}
