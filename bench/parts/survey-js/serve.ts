// A small server of the page: its style and script bundled and minified as ours are, all of it compressed.
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { fileURLToPath } from "node:url"
import { gzipSync } from "node:zlib"
import { build } from "esbuild"
import type { Definition } from "@/lib/questionnaire/definition"
import { surveyJsForm } from "./form"

const HERE = fileURLToPath(new URL(".", import.meta.url))

export type SurveyJs = Readonly<{ url: string; questions: number; close(): void }>

/** `case_` is what comes with the case. `questions` are the bytes of the questionnaire alone, which the script holds. */
export async function serveSurveyJs(
  definition: Definition,
  case_: Readonly<Record<string, string>>,
): Promise<SurveyJs> {
  const form = JSON.stringify(surveyJsForm(definition))
  const [script, style] = [
    await bundle("page.ts", { FORM: form, CASE: JSON.stringify(case_) }),
    await bundle("style.css"),
  ]
  const server = createServer((request, response) => {
    const address = new URL(request.url ?? "/", "http://survey")
    const file = { "/page.js": script, "/style.css": style }[address.pathname]
    const type = { "/page.js": "text/javascript", "/style.css": "text/css" }[address.pathname] ?? "text/html"
    const body = file ?? gzipSync(html(address.searchParams.get("lang") ?? "kk", definition))
    response.writeHead(200, {
      ...{ "content-type": `${type}; charset=utf-8`, "content-encoding": "gzip", "content-length": body.length },
      ...(file && { "cache-control": "public, max-age=31536000, immutable" }),
    })
    response.end(body)
  })
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${port}/`, questions: gzipSync(form).length, close }
}

async function bundle(entry: string, define: Record<string, string> = {}): Promise<Buffer> {
  const { outputFiles } = await build({
    absWorkingDir: HERE,
    entryPoints: [entry],
    define,
    ...{ bundle: true, minify: true, write: false, format: "iife", platform: "browser", target: "es2017" },
    ...{ legalComments: "none", logLevel: "error" },
  })
  return gzipSync(outputFiles[0]?.contents ?? "")
}

const html = (language: string, { title }: Definition): string => `<!DOCTYPE html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title[language] ?? ""}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/style.css">
<script src="/page.js" defer></script></head><body><div id="survey"></div></body></html>`
