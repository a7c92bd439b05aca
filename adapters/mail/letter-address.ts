// A letter's number in the return address (VERP): a bounce then says which letter it is about, whatever else it says.

const LETTER = /\+([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/i

/** `bounces@example.kz` -> `bounces+0199….@example.kz` */
export function returnAddress(bounces: string, letter: string): string {
  const at = bounces.lastIndexOf("@")
  return `${bounces.slice(0, at)}+${letter}${bounces.slice(at)}`
}

/** The letter's number in a return address, or null. */
export const letterIn = (address: string): string | null => LETTER.exec(address)?.[1]?.toLowerCase() ?? null
