/** How people name a case to each other: the random end of its id, `7F3A-91C2`. */
export const caseNumber = (id: string): string => `${id.slice(-8, -4)}-${id.slice(-4)}`.toUpperCase()
