import type { seed } from "./seed"

/** What the global setup prepared, for the tests to read. */
export type World = { url: string; env: Record<string, string>; seeded: Awaited<ReturnType<typeof seed>> }

export function world(): World {
  const prepared = process.env.SAUAL_E2E
  if (!prepared) throw new Error("The browser tests run with `npm run test:e2e`.")
  return JSON.parse(prepared) as World
}
