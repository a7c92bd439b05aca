// How often what anybody may try on the open pages is taken from one network or device.

export type Limit = Readonly<{ most: number; minutes: number }>

/**
 * Links that nobody knows, beginnings by an open link, invitations, resume codes. A mobile operator lets thousands of
 * phones share one address: limits per network are far above what a household or a service centre needs.
 */
export const LIMITS = {
  unknownDevice: { most: 60, minutes: 10 },
  unknownNetwork: { most: 400, minutes: 10 },
  openNetwork: { most: 120, minutes: 10 },
  openDevice: { most: 12, minutes: 60 },
  invite: { most: 60, minutes: 10 },
  resume: { most: 10, minutes: 15 },
} as const satisfies Record<string, Limit>

export type LimitKind = keyof typeof LIMITS

/** Tries in the window, this one included, and when its first was. */
export type Tries = Readonly<{ n: number; first: Date }>

/** Whole minutes until another try is taken; 0 when this one is. */
export function minutesToWait({ most, minutes }: Limit, { n, first }: Tries, now: Date): number {
  if (n <= most) return 0
  const free = first.getTime() + minutes * 60_000
  return Math.max(1, Math.ceil((free - now.getTime()) / 60_000))
}
