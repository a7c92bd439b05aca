"use client"
import { Clock, TriangleAlert } from "lucide-react"
import { createContext, type ReactNode, useContext } from "react"
import type { NavigationKey } from "@/lib/permission"

/** `said`: the same in words. */
export type Badge = Readonly<{ n: string; said: string; urgent: boolean }>
export type Badges = Readonly<Partial<Record<NavigationKey, Badge>>>

const Shown = createContext<Badges>({})

/** What waits behind links of the navigation, for every page within. */
export const BadgesProvider = ({ badges, children }: { badges: Badges; children: ReactNode }) => (
  <Shown value={badges}>{children}</Shown>
)

/** What waits behind this link; nothing when nothing does. */
export function NavigationBadge({ of }: { of: NavigationKey }) {
  const badge = useContext(Shown)[of]
  if (!badge) return null
  const Icon = badge.urgent ? TriangleAlert : Clock
  return (
    <span
      title={badge.said}
      className={`ml-1.5 inline-flex items-center gap-1 rounded px-1.5 text-sm ${badge.urgent ? "bg-bad-soft text-bad" : "bg-warn-soft text-warn"}`}
    >
      <Icon aria-hidden className="size-3.5" />
      <span aria-hidden>{badge.n}</span>
      <span className="sr-only">{badge.said}</span>
    </span>
  )
}
