import { z } from "zod"
import { normaliseEmail } from "@/lib/mailing/address"
import { normalisePhone } from "@/lib/sample/phone"

/** Where a test goes; the address is normalised as a letter's would be. */
export const GatewayTest = z
  .object({ channel: z.enum(["email", "sms"]), to: z.string().max(300) })
  .transform(({ channel, to }, context) => {
    const address = channel === "email" ? normaliseEmail(to) : normalisePhone(to)
    if (address !== null) return { channel, to: address }
    const message = channel === "email" ? "not_an_email" : "not_a_number"
    context.addIssue({ code: "custom", path: ["to"], message })
    return z.NEVER
  })
export type GatewayTest = z.input<typeof GatewayTest>
