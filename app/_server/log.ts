// One logger. Respondents' addresses carry their token, so request paths under /r are cut; bodies are never logged.
import pino from "pino"

export const log = pino({
  name: "saual",
  level: process.env.LOG_LEVEL ?? "info",
  redact: ["password", "phone", "name", "*.password", "*.phone"],
})

export const loggedPath = (url: string): string =>
  url.replace(/^\/r\/(unsubscribe\/)?[^/?]+/, "/r/$1…").replace(/\?.*$/, "")
