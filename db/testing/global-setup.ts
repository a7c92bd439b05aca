import { openTestServer } from "./server"
import { prepareTemplate } from "./template"

/** Runs once before the database tests; the workers read where their server is from the environment. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await openTestServer()
  process.env.SAUAL_TEST_SERVER = server.url
  process.env.SAUAL_TEST_TEMPLATE = await prepareTemplate(server.url)
  return () => server.stop()
}
