// A phone on slow 3G: when the headline and the first table can be read and a link followed, and what was sent.
import type { Browser } from "@playwright/test"

/** 400 kbit/s both ways, 400 ms to the server and back. */
export const SLOW_3G = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }
const PHONE = { width: 360, height: 740 }

export type Visit = Readonly<{ usable: number; loaded: number; bytes: number; scripts: number }>

/** A headline and a table can be read, and a link followed. */
const isReadable = () =>
  document.querySelector("h1") !== null &&
  document.querySelector("main table tbody tr") !== null &&
  document.querySelector("main a[href]") !== null &&
  performance.getEntriesByName("first-contentful-paint").length > 0

/** The first visit of a browser that has kept nothing; `isUsable` is asked on the page. */
export async function openSlowly(
  browser: Browser,
  address: string,
  network: typeof SLOW_3G,
  isUsable: () => boolean = isReadable,
): Promise<Visit> {
  const context = await browser.newContext({ viewport: PHONE })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send("Network.enable")
    await session.send("Network.emulateNetworkConditions", network)
    let [bytes, scripts] = [0, 0]
    const kinds = new Map<string, string>()
    session.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type))
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      bytes += encodedDataLength
      if (kinds.get(requestId) === "Script") scripts += encodedDataLength
    })
    const from = performance.now()
    await page.goto(address, { waitUntil: "commit" })
    await page.waitForFunction(isUsable, null, { polling: 20 })
    const usable = performance.now() - from
    await page.waitForLoadState("load")
    const loaded = performance.now() - from
    // What was sent is told a little after it has come.
    await page.waitForLoadState("networkidle")
    return { usable, loaded, bytes, scripts }
  } finally {
    await context.close()
  }
}

type Found = Readonly<{ first: number; median: number; server: number; visits: readonly Visit[] }>

/** One line about one kind of page. */
export function report(name: string, { first, median, server, visits }: Found): string {
  const worst = (of: (visit: Visit) => number) => Math.max(...visits.map(of)).toFixed(0)
  const kilobytes = (of: (visit: Visit) => number) => (Math.max(...visits.map(of)) / 1024).toFixed(1)
  return [
    `${name.padEnd(8)} server p50 ${median.toFixed(1)} ms, p95 ${server.toFixed(1)} ms (first of its kind ${first.toFixed(0)} ms)`,
    `slow 3G: usable after ${worst(({ usable }) => usable)} ms, all after ${worst(({ loaded }) => loaded)} ms`,
    `sent ${kilobytes(({ bytes }) => bytes)} kB, scripts ${kilobytes(({ scripts }) => scripts)} kB`,
  ].join("; ")
}
