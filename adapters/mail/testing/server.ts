// A real SMTP server for tests: keeps what it accepts, and refuses as it is told.
import type { AddressInfo, Socket } from "node:net"
import { type ParsedMail, simpleParser } from "mailparser"
import { SMTPServer } from "smtp-server"

export type Received = Readonly<{ from: string; to: string; mail: ParsedMail; raw: string }>
/** What to answer to a recipient, `550 5.1.1 no such user`, or nothing for yes; `cut` breaks the line after the message. */
type Answers = (to: string) => string | undefined

export type TestServer = Readonly<{
  url: string
  received: Received[]
  /** Recipients asked for, accepted or not. */
  asked: string[]
  close: () => Promise<void>
}>

export async function startMailServer(answers: Answers = () => undefined): Promise<TestServer> {
  const received: Received[] = []
  const asked: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    onRcptTo({ address }, _session, callback) {
      asked.push(address)
      const answer = answers(address)
      callback(answer && answer !== "cut" ? refusal(answer) : null)
    },
    onData(stream, session, callback) {
      const to = session.envelope.rcptTo[0]?.address ?? ""
      const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : ""
      const chunks: Buffer[] = []
      stream.on("data", (chunk: Buffer) => chunks.push(chunk))
      stream.on("end", async () => {
        const raw = Buffer.concat(chunks)
        received.push({ from, to, mail: await simpleParser(raw), raw: raw.toString() })
        if (answers(to) === "cut") for (const connection of server.connections) cut(connection)
        else callback(null)
      })
    },
  })
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    asked,
    close: () => new Promise((done) => server.close(() => done())),
  }
}

// Closing would still say goodbye, which is an answer.
const cut = (connection: object) => (connection as { _socket: Socket })._socket.destroy()

function refusal(answer: string): Error {
  const [code, ...words] = answer.split(" ")
  return Object.assign(new Error(words.join(" ")), { responseCode: Number(code) })
}
