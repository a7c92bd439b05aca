import { execFile, spawnSync } from "node:child_process"
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { promisify } from "node:util"
import { inRoot } from "../scripts/parts/root"

/** How to launch the browser; without a path Playwright uses its own. */
export type Browser = { executablePath?: string; env: Record<string, string> }

const INSTALLED = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].map(
  (it) => `/usr/bin/${it}`,
)

/**
 * CHROMIUM_PATH, else an installed Chromium, else the one that npm brought (Linux on x64 only, unpacked on first use),
 * else Playwright's own, which `npx playwright install chromium` gets.
 */
export async function readyBrowser(): Promise<Browser> {
  const chosen = process.env.CHROMIUM_PATH
  if (chosen) {
    if (!runs(chosen)) throw new Error(`CHROMIUM_PATH is ${chosen}, which does not run.`)
    return { executablePath: chosen, env: {} }
  }
  const installed = INSTALLED.find((path) => existsSync(path) && runs(path))
  if (installed) return { executablePath: installed, env: {} }
  if (process.platform === "linux" && process.arch === "x64") return unpackedBrowser()
  console.log("No Chromium found: using Playwright's own. If it is missing: npx playwright install chromium")
  return { env: {} }
}

async function unpackedBrowser(): Promise<Browser> {
  const home = inRoot("node_modules/.cache", `chromium-${packageVersion()}`)
  const executablePath = join(home, "chromium")
  if (!existsSync(home)) await unpack(home)
  const ownLibraries = { LD_LIBRARY_PATH: join(home, "al2023", "lib") }
  const fonts: Record<string, string> = existsSync("/etc/fonts/fonts.conf")
    ? {}
    : { FONTCONFIG_FILE: fontSettings(home) }
  if (runs(executablePath)) return { executablePath, env: fonts }
  if (runs(executablePath, ownLibraries)) return { executablePath, env: { ...ownLibraries, ...fonts } }
  throw new Error(
    `The browser that npm brought does not run here (${executablePath} --version). ` +
      "Install Chromium (Debian: apt-get install chromium), or set CHROMIUM_PATH.",
  )
}

function packageVersion(): string {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium")
  const manifest = readFileSync(join(entry.split("/build/")[0] ?? "", "package.json"), "utf8")
  return (JSON.parse(manifest) as { version: string }).version
}

/** The package unpacks into the temp folder only, so it gets one of its own; moved in place when complete. */
async function unpack(home: string): Promise<void> {
  const draft = `${home}.${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true })
  const code = 'import chromium from "@sparticuz/chromium"; await chromium.executablePath()'
  await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", code], {
    cwd: inRoot(),
    // as on Lambda: then it brings the libraries that a bare machine lacks
    env: { ...process.env, TMPDIR: draft, AWS_LAMBDA_JS_RUNTIME: "nodejs22.x" },
  })
  chmodSync(join(draft, "chromium"), 0o755)
  try {
    renameSync(draft, home)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(home)) throw error
  }
}

/** For a machine without any font settings: the fonts that came with the browser. */
function fontSettings(home: string): string {
  const file = join(home, "fonts.conf")
  const folders = [join(home, "fonts"), "/usr/share/fonts"].map((folder) => `<dir>${folder}</dir>`).join("")
  const text = `<?xml version="1.0"?><fontconfig>${folders}<cachedir>${join(home, "font-cache")}</cachedir></fontconfig>\n`
  if (!existsSync(file)) writeFileSync(file, text)
  return file
}

function runs(path: string, env: Record<string, string> = {}): boolean {
  const { status } = spawnSync(path, ["--version", "--no-sandbox"], {
    cwd: dirname(path),
    env: { ...process.env, ...env },
    timeout: 20_000,
  })
  return status === 0
}
