// How long a text is on the air: 3GPP TS 23.038 (alphabet) and TS 23.040 (parts of a long message).

const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
/** Written as two. */
const EXTENDED = "\f^{}\\[~]|€"

const GSM = new Map<string, number>([
  ...[...BASIC].map((sign) => [sign, 1] as const),
  ...[...EXTENDED].map((sign) => [sign, 2] as const),
])

export type SmsLength = Readonly<{
  /** Kazakh and Russian letters are not in GSM-7: one of them makes the whole text UCS-2. */
  alphabet: "gsm7" | "ucs2"
  /** Septets, or UTF-16 units. */
  units: number
  /** What is paid for. */
  segments: number
}>

export function smsLength(text: string): SmsLength {
  const signs = [...text]
  const isGsm = signs.every((sign) => GSM.has(sign))
  const widths = signs.map((sign) => (isGsm ? (GSM.get(sign) ?? 1) : sign.length))
  const units = widths.reduce((sum, width) => sum + width, 0)
  const [alone, part] = isGsm ? [160, 153] : [70, 67]
  return { alphabet: isGsm ? "gsm7" : "ucs2", units, segments: units <= alone ? 1 : parts(widths, part) }
}

/** A sign of two units is never cut in half: it begins the next part. */
function parts(widths: readonly number[], size: number): number {
  let count = 1
  let used = 0
  for (const width of widths) {
    if (used + width > size) {
      count++
      used = 0
    }
    used += width
  }
  return count
}
