/** A version 7 UUID of a time in milliseconds and ten random bytes. */
export function uuidv7(time: number, random: Uint8Array): string {
  const stamp = time.toString(16).padStart(12, "0")
  const tail = Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("")
  const variant = (8 + ((random[2] ?? 0) & 3)).toString(16)
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${tail.slice(0, 3)}-${variant}${tail.slice(5, 8)}-${tail.slice(8)}`
}
