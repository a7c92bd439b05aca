// What the platform needs of a mail server, and what can come of one message.

export type Mail = Readonly<{
  to: string
  subject: string
  text: string
  html?: string
  headers: Readonly<Record<string, string>>
  /** Without angle brackets; bounces name it. Made by the caller, so that it is known before anything is sent. */
  messageId: string
  /** Which letter this is: part of the return address, where one is set. */
  letter: string
}>

/**
 * `bounced`: the address takes no mail, now or later. `later`: not accepted this time. `unknown`: the line broke when the
 * server may already have accepted it.
 */
export type Refusal = Readonly<{ ok: false; kind: "bounced" | "later" | "unknown"; code: string }>
export type SendResult = Readonly<{ ok: true; messageId: string }> | Refusal

/** One message to one address. Never throws: what goes wrong is a refusal. */
export type Mailer = Readonly<{
  /** Of the sender's address: right half of Message-IDs. */
  domain: string
  send: (mail: Mail) => Promise<SendResult>
  close: () => void
}>
