// One logger. Respondents' addresses carry their token, so request paths under /r are cut; bodies are never logged, nor
// the values of a statement that failed: answers, notes and addresses are among them.
import pino from "pino"

export const log = pino({
  name: "saual",
  level: process.env.LOG_LEVEL ?? "info",
  redact: ["password", "phone", "*.password", "*.phone"],
  serializers: { err: loggedError },
})

export const loggedPath = (url: string): string =>
  url.replace(/^\/r\/((?:unsubscribe|invite)\/)?[^/?]+/, "/r/$1…").replace(/\?.*$/, "")

/** An error as it is logged: a failed statement without its values, a broken rule of the database without the row. */
export function loggedError(error: Error) {
  const { params: _values, detail: _row, where: _place, raw: _raw, ...logged } = pino.stdSerializers.err(error)
  const without = (text: string): string => text.replaceAll(error.message, error.message.split("\nparams: ")[0] ?? "")
  return { ...logged, message: without(logged.message), stack: without(logged.stack) }
}
