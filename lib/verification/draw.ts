// Which interviews are drawn for verification. docs/draw.md defines it for outsiders; the two must agree.
import { hmac } from "@noble/hashes/hmac.js"
import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"
import { fractionOf, neededOf } from "./share"

/** What is published when the wave opens: SHA-256 of the seed's text, in hexadecimal. */
export const seedHash = (seed: string): string => bytesToHex(sha256(utf8ToBytes(seed)))

/**
 * The value of a position: the first 8 bytes, big-endian, of HMAC-SHA256(seed, "stream|position").
 * Over 2^64 it is a fraction of 1. The seed is used as text: its UTF-8 bytes are the key.
 */
export const drawValue = (seed: string, stream: string, position: number): bigint =>
  macValue(seed, `${stream}|${position}`)

/** The value that the kind of a position's check is read from: as `drawValue`, of "kind|stream|position". */
export const kindValue = (seed: string, stream: string, position: number): bigint =>
  macValue(seed, `kind|${stream}|${position}`)

/** Whether the interview is drawn at its completion: value / 2^64 < share, without rounding. */
export function isDrawn(seed: string, stream: string, position: number, share: number): boolean {
  const { part, whole } = fractionOf(share)
  return drawValue(seed, stream, position) * whole < part << 64n
}

/**
 * The positions to add at a day's end or at the closing, in the order they are drawn.
 * @param length completed interviews of the stream
 * @param drawn what is drawn already, for whatever reason; it stays drawn
 * @param extra interviews of the stream found unreachable: they do not fill the floor
 * @param cover so many are drawn at least, as far as the stream reaches: first days of a new interviewer
 */
export function topUp(
  seed: string,
  stream: string,
  length: number,
  drawn: Iterable<number>,
  share: number,
  extra = 0,
  cover = 0,
): number[] {
  const already = new Set(drawn)
  const missing = requiredOf(length, share, extra, cover) - already.size
  return missing > 0 ? smallestUndrawn(seed, stream, length, already).slice(0, missing) : []
}

/** The position added for a drawn interview that proved unreachable; null when the whole stream is drawn. */
export function replacementFor(seed: string, stream: string, length: number, drawn: Iterable<number>): number | null {
  return smallestUndrawn(seed, stream, length, new Set(drawn))[0] ?? null
}

/** How many of a stream must be drawn: floor or cover, and one more for each unreachable, as far as the stream reaches. */
export const requiredOf = (length: number, share: number, unreachable: number, cover = 0): number =>
  Math.min(length, Math.max(neededOf(length, share), Math.min(length, cover)) + unreachable)

function macValue(seed: string, message: string): bigint {
  const mac = hmac(sha256, utf8ToBytes(seed), utf8ToBytes(message))
  return new DataView(mac.buffer, mac.byteOffset, 8).getBigUint64(0)
}

function smallestUndrawn(seed: string, stream: string, length: number, drawn: ReadonlySet<number>): number[] {
  const undrawn: { position: number; value: bigint }[] = []
  for (let position = 1; position <= length; position++) {
    if (!drawn.has(position)) undrawn.push({ position, value: drawValue(seed, stream, position) })
  }
  return undrawn
    .sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : a.position - b.position))
    .map(({ position }) => position)
}
