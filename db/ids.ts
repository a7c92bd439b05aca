import { v7 } from "uuid"

/** A new key, ordered by time. */
export const newId = (): string => v7()
