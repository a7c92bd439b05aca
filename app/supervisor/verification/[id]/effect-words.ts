// A decision's effects in sentences, for the preview.
import type { getTranslations } from "next-intl/server"
import type { Choice, Plan } from "@/db/queries/plan"
import type { OpenedCheck } from "@/db/queries/verifications"
import { fill } from "@/lib/questionnaire/text"
import { namedAxes, nameIn } from "@/lib/report/axes"
import { percentIn } from "@/lib/report/numbers"
import { fillsFor } from "@/lib/study/preloads"
import type { Study } from "@/lib/study/study"

type Words = Awaited<ReturnType<typeof getTranslations<"verification.effects">>>

export function effectWords(check: OpenedCheck, choice: Choice, plan: Plan, locale: string, t: Words): string[] {
  const { effects, correction, replacement, hold, escalating, studied } = plan
  const voids = choice.consequence === "void"
  const sentences: (string | false)[] = [
    choice.consequence === "keep" && t("keeps"),
    correction !== null &&
      t("corrects", {
        count: correction.changes.length,
        questions: correction.changes.map(({ question }) => labelOf(plan, check, question, locale)).join("; "),
      }),
    voids && t("voids"),
    effects.returnsPlace && t("place", { cell: cellOf(studied.study, check, locale) }),
    voids && !effects.returnsPlace && t("noPlace"),
    effects.replacementCase && t(replacement ? "replacement" : "noReplacement"),
    effects.drawsNext && check.verification.reason !== "risk" && t("next"),
    escalating !== null &&
      check.interviewer !== null &&
      t("escalate", { name: check.interviewer.name, share: percentIn(locale, 100 * escalating.share) }),
    hold.length > 0 && check.interviewer !== null && t("hold", { name: check.interviewer.name }),
  ]
  return sentences.filter((sentence) => sentence !== false)
}

/** "Atyrau Region × Driving licence": the place of the interview. */
export function cellOf(study: Study, { caseRow }: OpenedCheck, locale: string): string {
  const axes = namedAxes(study, locale, null)
  const names = [nameIn(axes, "region", caseRow.region), nameIn(axes, "service", caseRow.service)]
  return names.flatMap((named) => (named ? [named.label] : [])).join(" × ") || (study.title[locale] ?? study.id)
}

function labelOf({ studied: { study, checkable } }: Plan, { caseRow }: OpenedCheck, name: string, locale: string) {
  const known = { region: caseRow.region ?? undefined, service: caseRow.service ?? undefined }
  const question = checkable.questionnaire.byName.get(name)?.question
  return question ? fill(question.label, locale, fillsFor(study, known, locale)) : name
}
