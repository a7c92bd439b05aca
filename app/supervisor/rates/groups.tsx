import { getTranslations } from "next-intl/server"
import type { NamedRates, Rate } from "@/lib/verification/rates"
import type { VerifyType } from "@/lib/verification/reask"
import { Table } from "./table"
import { TYPES } from "./types"
import { Share, Usual } from "./words"

type Props = Readonly<{
  label: string
  /** What the groups are: interviewers or regions. */
  of: string
  groups: readonly NamedRates[]
  nameOf: (group: NamedRates) => string
  usual: Readonly<Record<VerifyType, Rate>> | null
}>

/** Interviews with a discrepancy, of each interviewer or region, against what is usual in the wave. */
export async function ByGroup({ label, of, groups, nameOf, usual }: Props) {
  const types = await getTranslations("rates.types")
  return (
    <Table
      label={label}
      head={[of, ...TYPES.map((verify) => types(`${verify}`))]}
      rows={groups.map((group) => ({
        key: group.key ?? "",
        cells: [
          nameOf(group),
          ...TYPES.map((verify) => (
            <div key={verify} className="grid justify-items-end gap-1">
              <div>
                <Share of={group.byType[verify].discrepant} />
              </div>
              {usual && <Usual of={group.byType[verify].discrepant} share={usual[verify].rate} />}
            </div>
          )),
        ],
      }))}
    />
  )
}
