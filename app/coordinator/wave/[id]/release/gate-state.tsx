import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react"
import type { ReactNode } from "react"
import { Status } from "@/components/ui/status"
import type { GateState } from "@/lib/release/gate"

const LOOKS = {
  met: { look: "good", icon: CircleCheck },
  shortfall: { look: "warn", icon: TriangleAlert },
  missing: { look: "bad", icon: CircleAlert },
} as const

export const GateStatus = ({ state, children }: { state: GateState; children: ReactNode }) => (
  <Status {...LOOKS[state]}>{children}</Status>
)

/** The sign before a line; the line says the same in words. */
export function GateSign({ state }: { state: GateState }) {
  const { icon: Icon, look } = LOOKS[state]
  const colour = { good: "text-good", warn: "text-warn", bad: "text-bad" }[look]
  return <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${colour}`} />
}
