// What an error code of a mail server or gateway asks an administrator to look at.

const ADVICE = {
  name: /^(ENOTFOUND|EDNS|EAI_AGAIN)$/,
  signIn: /^(EAUTH|401|403|53[045])$/,
  tls: /^(ETLS|CERT_|ERR_TLS|ERR_SSL|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO)/,
  slow: /^(ETIMEDOUT|TimeoutError|UND_ERR_.*TIMEOUT|EGREETING|408|504)$/,
  unreachable: /^(ECONN|ESOCKET|EHOSTUNREACH|ENETUNREACH|UND_ERR_SOCKET)/,
  policy: /^(45[014]|55[0-9])$/,
} as const

export type Advice = keyof typeof ADVICE

/** Null where a code says nothing more. */
export function adviceFor(code: string): Advice | null {
  const found = Object.entries(ADVICE).find(([, form]) => form.test(code))
  return (found?.[0] as Advice | undefined) ?? null
}
