// Makes the style sheet of the public pages, named by its content.
import { createHash } from "node:crypto"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import tailwind from "@tailwindcss/postcss"
import { transform } from "esbuild"
import type { PublicAssets } from "./assets"

const ROOT = fileURLToPath(new URL("../../../..", import.meta.url))
const OUT = join(ROOT, "public/assets")
const STYLE = join(ROOT, "app/results/release/_page/style.css")

type Processor = (plugins: unknown[]) => { process(css: string, at: { from: string }): Promise<{ css: string }> }

/** Writes `public/assets/public-<hash>.css` and the manifest that `publicAssets` reads. */
export async function buildPublicAssets(): Promise<void> {
  const { css } = await postcss()([tailwind()]).process(readFileSync(STYLE, "utf8"), { from: STYLE })
  const { code } = await transform(css, { loader: "css", minify: true })
  const style = `public-${createHash("sha256").update(code).digest("hex").slice(0, 12)}.css`
  mkdirSync(OUT, { recursive: true })
  writeFileSync(join(OUT, style), code)
  writeFileSync(join(OUT, "public.json"), JSON.stringify({ style: `/assets/${style}` } satisfies PublicAssets))
}

/** The one that Tailwind's plugin itself was made for. */
function postcss(): Processor {
  const ofTailwind = createRequire(createRequire(import.meta.url).resolve("@tailwindcss/postcss"))
  return ofTailwind("postcss") as Processor
}
