import Link from "next/link"
import { getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import { Card } from "@/components/ui/card"
import type { Control } from "@/lib/report/control"
import { figures } from "./words"

/** What the draw rests on, and what shows that nobody has bent it. */
export async function DrawProof({ control, waveId }: { control: Control; waveId: string }) {
  const { draw, auditHead } = control
  const t = await getTranslations("control.draw")
  const kinds = await getTranslations("verification.kinds")
  const { percent, number } = await figures()
  const { share, firstWeekChecks, kinds: shares } = draw.parameters
  return (
    <Card title={t("title")} className="break-inside-avoid">
      <p className="mb-3 max-w-3xl text-sm text-soft">{t("hint")}</p>
      <dl className="grid gap-x-6 gap-y-2 text-sm md:grid-cols-[auto_minmax(0,1fr)]">
        <Fact name={t("seedHash")}>{draw.seedHash ?? t("none")}</Fact>
        <Fact name={t("seed")}>{draw.seed ?? (draw.seedHash ? t("sealed") : t("none"))}</Fact>
        <Fact name={t("share")}>{percent(share, 0)}</Fact>
        <Fact name={t("firstWeek")}>{number(firstWeekChecks)}</Fact>
        <Fact name={t("kinds")}>
          {(["callback", "repeat", "observation"] as const)
            .filter((kind) => shares[kind] > 0)
            .map((kind) => `${kinds(kind)} ${percent(shares[kind], 0)}`)
            .join(", ")}
        </Fact>
        {auditHead && (
          <Fact name={t("head")}>
            {t("headValue", { seq: String(auditHead.seq) })}: {auditHead.hash}
          </Fact>
        )}
      </dl>
      {draw.seedHash && (
        <Link
          href={`/results/draw/${waveId}`}
          className="mt-3 inline-block text-sm text-accent underline underline-offset-4 print:hidden"
        >
          {t("page")}
        </Link>
      )}
    </Card>
  )
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt className="text-soft">{name}</dt>
    <dd className="font-medium wrap-anywhere max-md:mb-2">{children}</dd>
  </>
)
