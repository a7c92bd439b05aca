// Columns that every table spells the same way.
import { customType, timestamp, uuid } from "drizzle-orm/pg-core"

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" })
export const createdAt = () => instant("created_at").notNull().defaultNow()
export const id = () => uuid("id").primaryKey()

export const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" })
