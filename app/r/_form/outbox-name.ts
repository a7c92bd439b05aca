import { hashToken } from "@/adapters/vault/token"

/** Names a link's outbox on the device without telling the link. */
export const outboxName = (token: string): string => hashToken(token).slice(0, 16)
