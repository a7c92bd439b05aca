const WORKER = "/interviewer-worker.js"

/** Starts the worker for the console's pages. Browsers have it on safe origins only; elsewhere work needs the network. */
export async function registerWorker(): Promise<void> {
  // Files of a page under development change without changing their names.
  if (process.env.NODE_ENV !== "production" || !navigator.serviceWorker) return
  await navigator.serviceWorker
    .register(WORKER, { scope: "/interviewer", updateViaCache: "none" })
    .catch(() => undefined)
}
