import { z } from "zod"
import { ROLES } from "@/lib/permission"
import { LOCALES } from "@/messages/locales"

export const Password = z.string().min(12, "password_short").max(200, "too_long")

const Described = z.object({
  name: z.string().trim().min(1, "required").max(200, "too_long"),
  email: z.string().trim().min(1, "required").max(254, "too_long").pipe(z.email("not_an_email")),
  role: z.enum(ROLES),
  /** Empty = no team. */
  teamId: z.union([z.literal(""), z.uuid()]),
  regions: z.array(z.string().max(100)).max(200),
  languages: z.array(z.enum(LOCALES)),
})

export const AddedPerson = Described.extend({ password: Password })
export type AddedPerson = z.infer<typeof AddedPerson>

export const ChangedPerson = Described.extend({ id: z.uuid() })
export type ChangedPerson = z.infer<typeof ChangedPerson>

export const NewPassword = z.object({ id: z.uuid(), password: Password })
export type NewPassword = z.infer<typeof NewPassword>

export const Account = z.object({ id: z.uuid(), closed: z.boolean() })
