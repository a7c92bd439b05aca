/**
 * Fewest people whose answers are published for part of a service: a region, a receipt place, a called number.
 * Three is the least at which nobody who knows their own answer learns another's.
 */
export const SMALLEST_PUBLISHED = 3
