// The share of a wave's random checks with a discrepancy: what one interviewer's share is held against.
import { sql } from "drizzle-orm"
import { type Rate, rateOf } from "@/lib/verification/rates"
import type { VerifyType } from "@/lib/verification/reask"
import type { Tx } from "../client"

/** By verify type, over everybody's random checks; counted like holds count, without a look at single answers. */
export async function readUsual(tx: Tx, waveId: string): Promise<Readonly<Record<VerifyType, Rate>>> {
  const { rows } = await tx.execute<{ verify: VerifyType; hits: number; of: number }>(sql`
    select t.verify, count(v.differs ->> t.verify::text)::int as of,
      (count(*) filter (where v.differs ->> t.verify::text = 'true' and (t.verify = 3 or v.finding <> 'confirmed')))::int as hits
    from verifications v cross join (values (1), (2), (3)) t(verify)
    where v.wave_id = ${waveId} and v.finding is not null and v.reason <> 'risk'
    group by t.verify`)
  const of = (type: VerifyType) => rateOf(rows.find(({ verify }) => verify === type) ?? { hits: 0, of: 0 })
  return { 1: of(1), 2: of(2), 3: of(3) }
}
