type Headers = Readonly<Record<string, string | string[] | undefined>>

/**
 * The network address that asked. X-Forwarded-For is believed only as far as our own proxies wrote it:
 * with `proxies` = 1 its last entry counts; with 0 the address that the server itself noted in `x-saual-address`.
 */
export function addressOf(headers: Headers, proxies: number): string {
  const header = (name: string) => String(headers[name] ?? "")
  if (proxies === 0) return header("x-saual-address")
  const hops = header("x-forwarded-for")
    .split(",")
    .map((hop) => hop.trim())
  return hops.at(-proxies) || header("x-saual-address")
}
