// Sends through an SMTP server.
import { createTransport } from "nodemailer"
import addressparser from "nodemailer/lib/addressparser"
import { returnAddress } from "./letter-address"
import type { Mailer } from "./mail"
import { refusalOf } from "./refusal"

export type MailSettings = Readonly<{
  /** `smtp://user:password@host:587`, or `smtps://` for TLS from the first byte. */
  url: string
  /** `Survey <survey@example.kz>` */
  from: string
  /** Where bounces go; each letter's own number is put before the `@`. Without it they go to `from`. */
  bounces?: string | undefined
}>

const CONNECT = 10_000
const ANSWER = 30_000

/** A mailer with a few connections that are used again. Throws when `url` or `from` cannot be read. */
export function smtpMailer({ url, from, bounces }: MailSettings): Mailer {
  const sender = addressparser(from, { flatten: true })[0]?.address ?? ""
  if (!/^[^@\s]+@[^@\s]+$/.test(sender))
    throw new Error("SAUAL_MAIL_FROM must be an address: Survey <survey@example.kz>")
  const transport = createTransport({
    ...serverOf(url),
    pool: true,
    maxConnections: 5,
    // A message is tried again by whoever knows whether that may send it twice.
    maxRequeues: 0,
    connectionTimeout: CONNECT,
    greetingTimeout: CONNECT,
    socketTimeout: ANSWER,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const begun = followBeginnings(transport)
  return {
    domain: sender.slice(sender.lastIndexOf("@") + 1),
    async send({ letter, messageId, ...mail }) {
      const envelope = { from: bounces ? returnAddress(bounces, letter) : sender, to: mail.to }
      try {
        await transport.sendMail({ ...mail, from, messageId: `<${messageId}>`, envelope })
        return { ok: true, messageId }
      } catch (error) {
        return refusalOf(error, begun.has(messageId))
      } finally {
        begun.delete(messageId)
      }
    },
    close: () => transport.close(),
  }
}

/** Message-IDs of messages whose content has begun to go out: errors do not tell. */
function followBeginnings(transport: ReturnType<typeof createTransport>): Set<string> {
  const begun = new Set<string>()
  transport.use("stream", ({ message }, done) => {
    const create = message.createReadStream.bind(message)
    message.createReadStream = (options) => {
      const id = message.messageId().replace(/^<|>$/g, "")
      return create(options).once("resume", () => begun.add(id))
    }
    done()
  })
  return begun
}

function serverOf(url: string) {
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (!parsed?.hostname || !["smtp:", "smtps:"].includes(parsed.protocol)) {
    throw new Error("SAUAL_MAIL_URL must be smtp://user:password@host:587 or smtps://user:password@host")
  }
  const secure = parsed.protocol === "smtps:"
  const user = decodeURIComponent(parsed.username)
  return {
    host: parsed.hostname,
    port: Number(parsed.port || (secure ? 465 : 587)),
    secure,
    ...(user && { auth: { user, pass: decodeURIComponent(parsed.password) } }),
    // A password goes over TLS only, unless the server is this machine.
    requireTLS: !secure && user !== "" && !["localhost", "127.0.0.1", "[::1]"].includes(parsed.hostname),
  }
}
