import { getTranslations } from "next-intl/server"
import type { GroupRates, Rate } from "@/lib/verification/rates"
import type { VerifyType } from "@/lib/verification/reask"
import { Table } from "./table"
import { figures, Share } from "./words"

export const TYPES = [1, 2, 3] as const

type Props = { rates: GroupRates; usual: Readonly<Record<VerifyType, Rate>> | null; label: string }

/** The three kinds of questions; beside a team's random checks stands what the whole wave's show. */
export async function ByType({ rates, usual, label }: Props) {
  const t = await getTranslations("rates.type")
  const types = await getTranslations("rates.types")
  const { percent } = await figures()
  const head = [t("type"), t("discrepant"), t("differing"), t("items")]
  return (
    <Table
      label={label}
      head={usual ? [...head, t("usual")] : head}
      rows={TYPES.map((verify) => {
        const { discrepant, differing, items } = rates.byType[verify]
        return {
          key: String(verify),
          cells: [
            types(`${verify}`),
            ...[discrepant, differing, items].map((share, at) => <Share key={head[at + 1]} of={share} />),
            ...(usual ? [percent(usual[verify].rate)] : []),
          ],
        }
      })}
    />
  )
}
