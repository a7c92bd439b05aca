"use server"
import { action } from "@/app/_server/action"
import { gatewayStates } from "@/app/_server/gateways"
import { senders } from "@/app/_server/senders"
import { byPerson, record } from "@/db/queries/audit"
import { Problem } from "@/lib/problem"
import { GatewayTest } from "./schema"
import { sendTest } from "./send-test"

// The line is kept before anything is sent, and no transaction waits for a slow server.
const note = action({
  verb: "gateway.test",
  input: GatewayTest,
  work: async ({ tx, person, input }) => {
    if (gatewayStates()[input.channel].state !== "on") throw new Problem("bad_input", {}, { to: "not_set_up" })
    await record(tx, byPerson(person), "gateway.tested", { thing: "gateway", id: input.channel })
    return input
  },
})

export async function testGateway(raw: GatewayTest) {
  const noted = await note(raw)
  return noted.ok ? { ok: true as const, value: await sendTest(senders(), noted.value) } : noted
}
