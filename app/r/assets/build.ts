// Makes the files of the online form: one style sheet, one small script, one for open pages, named by their content.
import { createHash } from "node:crypto"
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "esbuild"
import type { Assets } from "../_form/assets"

const ROOT = fileURLToPath(new URL("../../..", import.meta.url))
const OUT = join(ROOT, "public/assets")
/** Browsers of about 2017 on. Tailwind's layers would leave those before 2022 without any style, so there are none here. */
const TARGETS = { css: ["chrome60", "firefox60", "safari11"], js: ["es2017"] }

/**
 * Writes `public/assets/respondent-<hash>.{css,js}` and the manifest that `respondentAssets` reads. The same sources give
 * the same names; files of earlier builds stay, for pages that are still open.
 */
export async function buildRespondentAssets(): Promise<void> {
  const [style, script, work] = await Promise.all([
    bundle("app/r/respondent.css", "css"),
    bundle("app/r/enhance/main.ts", "js"),
    bundle("app/r/enhance/work.ts", "js"),
  ])
  mkdirSync(OUT, { recursive: true })
  const assets: Assets = { style: keep(style, "css"), script: keep(script, "js"), work: keep(work, "js") }
  writeFileSync(join(OUT, "respondent.json"), JSON.stringify(assets))
}

async function bundle(entry: string, kind: keyof typeof TARGETS): Promise<Uint8Array> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: TARGETS[kind],
    legalComments: "none",
    logLevel: "error",
  })
  const [file] = outputFiles
  if (!file) throw new Error(`${entry} gave no file`)
  return file.contents
}

function keep(content: Uint8Array, kind: string): string {
  const name = `respondent-${createHash("sha256").update(content).digest("hex").slice(0, 12)}.${kind}`
  writeFileSync(join(OUT, name), content)
  return `/assets/${name}`
}
