// The chain over the audit lines: each link's hash covers the one before. docs/audit.md states the rule for outsiders.
import { hashOf } from "../release/canonical"

/** A link as it is kept and exported; `text` is its line, null when the line is not there any more. */
export type AuditLink = Readonly<{ seq: number; hash: string; text: string | null }>

/** The last link: whoever has it can tell later whether anything up to it was changed. */
export type AuditHead = Readonly<{ seq: number; hash: string }>

/** The first thing wrong with a chain. */
export type ChainFault = Readonly<
  | { kind: "missing_link"; seq: number }
  | { kind: "missing_line"; seq: number }
  | { kind: "changed_line"; seq: number }
  | { kind: "unchained_line"; line: number }
  | { kind: "other_head"; seq: number; published: string; found: string | null }
  | { kind: "unreadable"; row: number }
>

/** SHA-256 of the hash before (nothing before the first), a line feed, and the line's text. */
export const linkHash = (before: string, text: string): string => hashOf(`${before}\n${text}`)

/** Follows a chain from its first link; stays at the first fault. Memory does not grow with the chain. */
export class ChainCheck {
  head: AuditHead | null = null
  fault: ChainFault | null = null
  private readonly published: Map<number, string[]>

  /** @param heads heads that were published earlier: what they say of a link must still be so */
  constructor(heads: readonly AuditHead[] = []) {
    this.published = new Map()
    for (const { seq, hash } of heads) this.published.set(seq, [...(this.published.get(seq) ?? []), hash])
  }

  get length(): number {
    return this.head?.seq ?? 0
  }

  /** False once something is wrong. */
  follow({ seq, hash, text }: AuditLink): boolean {
    if (this.fault) return false
    const expected = this.length + 1
    if (seq !== expected) this.fault = { kind: "missing_link", seq: expected }
    else if (text === null) this.fault = { kind: "missing_line", seq }
    else if (linkHash(this.head?.hash ?? "", text) !== hash) this.fault = { kind: "changed_line", seq }
    else this.meet(seq, hash)
    return this.fault === null
  }

  /** To be called after the last link: heads beyond it show that the end was cut off. */
  end(): ChainFault | null {
    const [beyond] = [...this.published].sort(([a], [b]) => a - b)
    if (!this.fault && beyond)
      this.fault = { kind: "other_head", seq: beyond[0], published: beyond[1][0] ?? "", found: null }
    return this.fault
  }

  private meet(seq: number, hash: string): void {
    this.head = { seq, hash }
    const other = this.published.get(seq)?.find((published) => published !== hash)
    if (other) this.fault = { kind: "other_head", seq, published: other, found: hash }
    this.published.delete(seq)
  }
}

/** A row of an exported file: number, hash and text, with tabs between; the text has neither tabs nor line feeds. */
export const writeLink = ({ seq, hash, text }: AuditLink): string => `${seq}\t${hash}\t${text ?? ""}\n`

/** Null when the row is not of an exported chain. */
export function readLink(row: string): AuditLink | null {
  const [, seq, hash, text] = /^([1-9]\d*)\t([0-9a-f]{64})\t(.+)$/.exec(row) ?? []
  return seq && hash && text ? { seq: Number(seq), hash, text } : null
}

/** A head as people write it: `120:` and 64 hexadecimal digits. */
export function readHead(text: string): AuditHead | null {
  const [, seq, hash] = /^([1-9]\d*):([0-9a-f]{64})$/.exec(text) ?? []
  return seq && hash ? { seq: Number(seq), hash } : null
}
