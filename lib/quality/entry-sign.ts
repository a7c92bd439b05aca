// What the way into an open link can show of a machine, or of somebody who answers again and again.

/** A hidden field was filled, the page was sent sooner than it can be read, no work was done, or many came from there. */
export const ENTRY_SIGNS = ["hidden_field", "too_soon", "no_work", "crowded"] as const
export type EntrySign = (typeof ENTRY_SIGNS)[number]
