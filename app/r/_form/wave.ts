import type { WaveRow } from "@/db/queries/waves"
import { Problem } from "@/lib/problem"

/** Whether somebody may begin now: Problem `wave_not_open`, with `closed` when it was open before. */
export function assertOpen({ status }: WaveRow): void {
  if (status !== "open") throw new Problem("wave_not_open", status === "closed" ? { closed: 1 } : {})
}
