/** The cookies of a request that Next has not touched, by name. */
export function cookiesOf(header: string | undefined): Record<string, string> {
  const pairs = (header ?? "").split(";").map((pair) => pair.trim().split("="))
  return Object.fromEntries(pairs.flatMap(([name, ...value]) => (name ? [[name, decoded(value.join("="))]] : [])))
}

// Anybody can send a cookie that is no valid encoding; it is then no cookie of ours.
function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
