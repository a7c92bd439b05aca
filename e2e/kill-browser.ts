import type { BrowserContext } from "@playwright/test"

/** kill -9 for the browser behind a context, as a power cut would. */
export async function killBrowser(context: BrowserContext): Promise<void> {
  const browser = context.browser()
  if (!browser) throw new Error("no browser behind this context")
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send("SystemInfo.getProcessInfo")
  const main = processInfo.find(({ type }) => type === "browser")
  if (!main) throw new Error("the browser has no process")
  const gone = new Promise((over) => browser.once("disconnected", over))
  process.kill(main.id, "SIGKILL")
  await gone
}
