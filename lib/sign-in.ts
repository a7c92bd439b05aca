// How wrong passwords are slowed down.

/** Tries are counted over this window. */
export const WINDOW_MINUTES = 15
/** A call centre shares one address: the limit per address is far above the limit per account. */
export const LIMITS = { account: 5, address: 100 } as const

/** May this try go ahead, given how many were made in the window, itself included? */
export function mayTry(tries: { account: number; address: number }): boolean {
  return tries.account <= LIMITS.account && tries.address <= LIMITS.address
}
