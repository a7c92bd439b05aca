import { getTranslations } from "next-intl/server"
import { Notice } from "@/components/ui/notice"
import type { Proposal } from "@/lib/verification/finding"

/** What the rules propose, and why; the supervisor decides. */
export async function Proposed({ proposal: { finding, reasons, remarks } }: { proposal: Proposal }) {
  const t = await getTranslations("verification")
  return (
    <Notice kind="info">
      <p className="font-semibold">
        {finding ? t("decide.proposal", { finding: t(`findings.${finding}`) }) : t("decide.unfinished")}
      </p>
      {reasons.length > 0 && (
        <ul className="list-disc pl-5">
          {reasons.map((reason) => (
            <li key={reason}>{t(`reasons.${reason}`)}</li>
          ))}
        </ul>
      )}
      {remarks.length > 0 && (
        <>
          <p className="mt-2">{t("remarks.title")}</p>
          <ul className="list-disc pl-5">
            {remarks.map((remark) => (
              <li key={remark}>{t(`remarks.${remark}`)}</li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  )
}
