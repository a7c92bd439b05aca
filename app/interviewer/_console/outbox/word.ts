import type { OutboxState } from "./sender"

export type SavedWord = "saved" | "saving" | "waiting" | "signed_out" | "rejected"

/** How things stand, honestly: "saved" only when the server has confirmed everything. */
export function savedWord({ waiting, trouble }: Pick<OutboxState, "waiting" | "trouble">): SavedWord {
  if (waiting === 0) return "saved"
  if (trouble === null) return "saving"
  return trouble === "unreachable" ? "waiting" : trouble
}
