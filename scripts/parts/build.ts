import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs"
import { setTimeout as sleep } from "node:timers/promises"
import { buildRespondentAssets } from "@/app/r/assets/build"
import { buildPublicAssets } from "@/app/results/release/_page/build"
import { demoKeys } from "./keys"
import { inRoot, programs } from "./root"
import { runNode } from "./run"
import { buildStamp, builtHash, sourceHash } from "./sources"
import { checkTypes } from "./types"

const LOCK = inRoot(".saual/build.lock")
const ABANDONED = 60_000

/**
 * Builds the app unless the present build is of these very sources; says whether it did.
 * A build killed half-way leaves no stamp and is done again; of two at once the second waits for the first.
 */
export async function build({ force = false } = {}): Promise<boolean> {
  const key = await actionsKey()
  const release = await takeLock()
  try {
    const hash = sourceHash(key)
    if (!force && builtHash() === hash) return false
    for (const mark of [buildStamp, inRoot(".next/BUILD_ID")]) rmSync(mark, { force: true })
    if ((await checkTypes()) !== 0) throw new Error("The types do not fit; the places are above.")
    await buildRespondentAssets()
    await buildPublicAssets()
    const env = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key }
    const code = await runNode([programs.next, "build"], { env, endWithUs: true })
    if (code !== 0 || !existsSync(inRoot(".next/BUILD_ID"))) throw new Error("The build failed; the reason is above.")
    writeFileSync(buildStamp, hash)
    return true
  } finally {
    release()
  }
}

/** Kept from build to build: with a new key every form opened before a deploy would be refused after it. */
async function actionsKey(): Promise<string> {
  const given = process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY
  return given || (await demoKeys(inRoot(".saual/keys.json"))).NEXT_SERVER_ACTIONS_ENCRYPTION_KEY
}

/** The holder touches the lock every few seconds, so that one left by a killed build is told from one in use. */
async function takeLock(): Promise<() => void> {
  mkdirSync(inRoot(".saual"), { recursive: true })
  for (let waited = false; !tryLock(); waited = true) {
    if (!waited) console.log("  another build of this folder is running; waiting for it")
    await sleep(500)
  }
  const pulse = setInterval(() => utimesSync(LOCK, new Date(), new Date()), 5_000)
  return () => {
    clearInterval(pulse)
    rmSync(LOCK, { force: true })
  }
}

function tryLock(): boolean {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: "wx" })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error
  }
  if (isHeld()) return false
  rmSync(LOCK, { force: true })
  return tryLock()
}

function isHeld(): boolean {
  try {
    if (Date.now() - statSync(LOCK).mtimeMs > ABANDONED) return false
    return process.kill(Number(readFileSync(LOCK, "utf8")), 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
}
