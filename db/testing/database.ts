import { onServer, withDatabase } from "./server"
import { freshName } from "./template"

export type TestDatabase = { url: string; drop(): Promise<void> }
type Source = { server: string; template: string }

/**
 * A database of its own, with the newest schema and no rows; `drop` it when done (open connections are cut).
 * Inside the `db` test project it needs no argument: the global setup says where.
 */
export async function createTestDatabase(from: Source = fromGlobalSetup()): Promise<TestDatabase> {
  const name = freshName()
  await onServer(from.server, `create database ${name} template ${from.template}`)
  return {
    url: withDatabase(from.server, name),
    async drop() {
      await onServer(from.server, `drop database if exists ${name} with (force)`)
    },
  }
}

function fromGlobalSetup(): Source {
  const { SAUAL_TEST_SERVER: server, SAUAL_TEST_TEMPLATE: template } = process.env
  if (!server || !template) throw new Error("No test server. Run database tests with `npm run test:db`.")
  return { server, template }
}
