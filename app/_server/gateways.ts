// What mail server and SMS gateway are set up, told without their passwords and keys.
import { type Env, env } from "./env"
import { senders } from "./senders"

/** `setting` is the variable that cannot be read. */
export type Gateway =
  | Readonly<{ state: "off" }>
  | Readonly<{ state: "broken"; setting: string }>
  | Readonly<{ state: "on" }>

/** Whether letters of a channel can leave from here; where the settings cannot be read, none can. */
export function channelsReady(): Readonly<Record<"email" | "sms", boolean>> {
  try {
    const { mail, sms } = senders()
    return { email: mail !== null, sms: sms !== null }
  } catch {
    return { email: false, sms: false }
  }
}

/** The state of each: a setting that cannot be read is the fault of the channel that it belongs to. */
export function gatewayStates(settings: Env = env(), make: () => unknown = senders) {
  const { SAUAL_MAIL_URL: mail, SAUAL_SMS_URL: sms } = settings
  const broken = brokenSetting(make)
  const stateOf = (url: string | undefined, prefix: string): Gateway => {
    if (broken?.startsWith(prefix)) return { state: "broken", setting: broken }
    return { state: url ? "on" : "off" }
  }
  return { email: stateOf(mail, "SAUAL_MAIL"), sms: stateOf(sms, "SAUAL_SMS") } as const
}

function brokenSetting(make: () => unknown): string | null {
  try {
    make()
    return null
  } catch (error) {
    return /SAUAL_(?:MAIL|SMS)\w*/.exec(error instanceof Error ? error.message : "")?.[0] ?? null
  }
}
