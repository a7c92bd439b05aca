// What a ruling would change, in sentences, for the preview.
import type { getTranslations } from "next-intl/server"
import { cellOf } from "@/app/supervisor/verification/[id]/effect-words"
import type { Tx } from "@/db/client"
import { type ChangePlan, planChange } from "@/db/queries/appeal-plan"
import type { OpenedAppeal } from "@/db/queries/appeals"
import { Problem } from "@/lib/problem"
import { fill } from "@/lib/questionnaire/text"
import { percentIn } from "@/lib/report/numbers"
import { fillsFor } from "@/lib/study/preloads"
import type { Ruling } from "../schema"

type Words = Awaited<ReturnType<typeof getTranslations<"appeal.effects">>>

/** Problems: `own_decision`, and `bad_input` when the decision cannot be changed so. */
export async function rulingWords(
  tx: Tx,
  opened: OpenedAppeal,
  { outcome, finding, consequence }: Ruling,
  locale: string,
  t: Words,
  findingWords: (finding: Ruling["finding"]) => string,
): Promise<string[]> {
  if (!opened.impartial) throw new Problem("own_decision")
  if (outcome === "upheld") return [t("upheld")]
  const plan = await planChange(tx, opened, { finding, consequence })
  if (Object.keys(plan.refusals).length > 0) throw new Problem("bad_input", {}, { ...plan.refusals })
  const changes = t("changes", { finding: findingWords(finding) })
  const about = [...interviewWords(opened, plan, locale, t), ...interviewerWords(opened, plan, locale, t)]
  return [changes, ...(about.length > 0 ? about : [t("keeps")])]
}

function interviewWords({ check }: OpenedAppeal, plan: ChangePlan, locale: string, t: Words): string[] {
  const { effects, standing, standIn, replacement, changes } = plan
  const cell = cellOf(plan.studied.study, check, locale)
  const restored = effects.restores ? (check.verification.changes ?? []) : []
  const sentences: (string | false)[] = [
    effects.reinstates && (standing === "counted" ? t("reinstated", { cell }) : t("overflow")),
    effects.reinstates && standIn !== null && t(`${standIn.untouched ? "withdrawn" : "standsIn"}`),
    restored.length > 0 && t("restored", { questions: labelsOf(restored, check, plan, locale) }),
    changes !== null && t("corrected", { count: changes.length, questions: labelsOf(changes, check, plan, locale) }),
    effects.voids && t("voided"),
    effects.returnsPlace && t("place", { cell }),
    effects.returnsPlace && standIn === null && t(`${replacement ? "replacement" : "noReplacement"}`),
  ]
  return sentences.filter((sentence) => sentence !== false)
}

function interviewerWords({ check }: OpenedAppeal, plan: ChangePlan, locale: string, t: Words): string[] {
  const name = check.interviewer?.name ?? ""
  const { hold, escalating, unsupported } = plan
  const sentences: (string | false)[] = [
    hold.length > 0 && t("hold", { name }),
    escalating !== null && t("escalated", { name, share: percentIn(locale, 100 * escalating.share) }),
    unsupported.hold && t("holdStays", { name }),
    unsupported.escalation && t("escalationStays", { name }),
  ]
  return sentences.filter((sentence) => sentence !== false)
}

function labelsOf(
  changes: readonly Readonly<{ question: string }>[],
  { caseRow }: OpenedAppeal["check"],
  { studied: { study, checkable } }: ChangePlan,
  locale: string,
): string {
  const known = { region: caseRow.region ?? undefined, service: caseRow.service ?? undefined }
  const label = (name: string) => {
    const question = checkable.questionnaire.byName.get(name)?.question
    return question ? fill(question.label, locale, fillsFor(study, known, locale)) : name
  }
  return changes.map(({ question }) => label(question)).join("; ")
}
