// Opens the console's pages without a network. It adds nothing to what a page kept (app/interviewer/_offline/pages.ts)
// and changes nothing that is sent: other requests pass it by.
const FILES = "saual-files"
const PAGES = "saual-pages-"
const UNTIL = "x-saual-until"
/** On a poor line a page that was kept is better than one that may come. */
const PATIENCE_MS = 3_000

// Pages bring their own files by name, so a new worker suits an old page: nobody has to wait for it.
self.addEventListener("install", () => self.skipWaiting())
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()))

self.addEventListener("fetch", (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== "GET" || origin !== self.location.origin) return
  if (pathname.startsWith("/_next/static/")) event.respondWith(fileOf(request))
  else if (request.mode === "navigate") event.respondWith(pageOf(request, pathname))
})

/** A file of a build never changes. */
async function fileOf(request) {
  const kept = await caches.match(request, { cacheName: FILES, ignoreVary: true })
  return kept ?? fetch(request)
}

async function pageOf(request, pathname) {
  const kept = await keptPage(pathname)
  if (!kept) return fetch(request).then(seen)
  const fresh = fetch(request).then(seen)
  const patience = new Promise((over) => setTimeout(over, PATIENCE_MS))
  const answer = await Promise.race([fresh, patience]).catch(() => undefined)
  // A proxy whose server is away answers, too.
  return answer && answer.status < 500 ? answer : kept
}

// Sent to the sign-in page: the session is over, and with it what its pages show.
async function seen(response) {
  if (response.type === "opaqueredirect" || response.redirected) await forget(() => true)
  return response
}

async function keptPage(pathname) {
  for (const name of await caches.keys()) {
    if (!name.startsWith(PAGES)) continue
    const page = await (await caches.open(name)).match(pathname)
    if (page && Date.parse(page.headers.get(UNTIL) ?? "") > Date.now()) return page
    if (page) await forget((other) => other === name)
  }
  return undefined
}

async function forget(which) {
  const names = (await caches.keys()).filter((name) => name.startsWith(PAGES) && which(name))
  await Promise.all(names.map((name) => caches.delete(name)))
}
