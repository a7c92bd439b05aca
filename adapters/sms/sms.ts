// What the platform needs of an SMS gateway, and what can come of one message.

/** `bounced`: the number takes none, now or later. `later`: not taken this time. `unknown`: no answer came. */
export type SmsRefusal = Readonly<{ ok: false; kind: "bounced" | "later" | "unknown"; code: string }>
export type SmsResult = Readonly<{ ok: true; messageId: string | null }> | SmsRefusal

/** One text to one number in E.164. Never throws: what goes wrong is a refusal. */
export type Texter = Readonly<{ send: (sms: Readonly<{ to: string; text: string }>) => Promise<SmsResult> }>
