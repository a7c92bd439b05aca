import Link from "next/link"
import { notFound } from "next/navigation"
import { getTranslations } from "next-intl/server"
import { z } from "zod"
import { db } from "@/app/_server/database"
import { requirePerson } from "@/app/_server/page"
import { Desk } from "@/components/desk/desk"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { read } from "@/db/client"
import { studyCheck, weighCheck } from "@/db/queries/checkable"
import { findCheck, type OpenedCheck } from "@/db/queries/verifications"
import type { Person } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import { caseNumber } from "@/lib/sample/case-number"
import { contactOf, isClosable } from "@/lib/verification/attempts"
import { FINDINGS } from "@/lib/verification/finding"
import { SecondOpinion } from "../../appeals/_parts/opinion"
import { Assign } from "../assign"
import { BlindForm } from "./blind-form"
import { blindView } from "./blind-view"
import { Comparison } from "./comparison"
import { Contact } from "./contact"
import { Decided } from "./decided"
import { DecisionForm } from "./decision-form"
import { Facts } from "./facts"
import { KindForm } from "./kind-form"
import { Observed } from "./observed"
import { Proposed } from "./proposed"

export async function generateMetadata() {
  return { title: (await getTranslations("verification"))("title") }
}

export default async function CheckPage({ params }: { params: Promise<{ id: string }> }) {
  const person = await requirePerson("verification.check")
  const { id } = await params
  const check = await read(() => load(person, id))
  const t = await getTranslations("verification.check")
  return (
    <Desk
      person={person}
      title={t("title", { number: caseNumber(check.verification.id) })}
      actions={
        <Link href="/supervisor/verification" className="text-accent underline underline-offset-4">
          {t("back")}
        </Link>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Facts check={check} />
        <Withdrawn check={check} />
        <Steps person={person} check={check} />
      </div>
    </Desk>
  )
}

/** Out of reach looks the same as not there. */
async function load(person: Person, id: string): Promise<OpenedCheck> {
  if (!z.uuid().safeParse(id).success) notFound()
  try {
    return await findCheck(db(), person, id)
  } catch (error) {
    if (error instanceof Problem && error.code === "not_found") notFound()
    throw error
  }
}

async function Withdrawn({ check }: { check: OpenedCheck }) {
  const t = await getTranslations("verification.check")
  return check.interview.withdrawnAt === null ? null : <Notice>{t("withdrawn")}</Notice>
}

async function Steps({ person, check }: { person: Person; check: OpenedCheck }) {
  const { verification, assignee } = check
  const t = await getTranslations("verification")
  if (verification.finding)
    return (
      <Decided check={check}>
        <SecondOpinion verificationId={verification.id} finding={verification.finding} />
      </Decided>
    )
  if (verification.assignedTo !== person.id)
    return (
      <Card>
        <p className="mb-3">{assignee ? t("check.takeOverHint", { name: assignee }) : t("check.startHint")}</p>
        <Assign id={verification.id} from={verification.assignedTo}>
          {assignee ? t("check.takeOver", { name: assignee }) : t("check.start")}
        </Assign>
      </Card>
    )
  return (
    <>
      {verification.kind === "observation" ? (
        <Observed person={person} check={check} />
      ) : (
        <ByTelephone person={person} check={check} />
      )}
      {!verification.blindAt && <KindForm key={verification.kind} id={verification.id} now={verification.kind} />}
      {(verification.blindAt || isClosableCheck(check)) && <Decision check={check} />}
    </>
  )
}

async function ByTelephone({ person, check }: { person: Person; check: OpenedCheck }) {
  const t = await getTranslations("verification.blind")
  const { verification, attempts } = check
  const reached = contactOf(attempts.map(({ outcome }) => outcome)) === "reached"
  return (
    <>
      <Contact person={person} check={check} />
      {!verification.blindAt && reached && <Blind check={check} />}
      {!verification.blindAt && !reached && !isClosableCheck(check) && (
        <Card title={t("title")}>
          <p className="text-soft">{t("waiting")}</p>
        </Card>
      )}
    </>
  )
}

const isClosableCheck = ({ verification: { kind }, attempts, caseRow, interview }: OpenedCheck): boolean =>
  kind !== "observation" &&
  isClosable(
    attempts.map(({ outcome }) => outcome),
    caseRow.contactId !== null && interview.withdrawnAt === null,
  )

async function Blind({ check }: { check: OpenedCheck }) {
  const { id, answers, again } = check.verification
  const studied = await read(() => studyCheck(db(), check))
  const first = await blindView(check, studied, { callback: answers, again })
  return <BlindForm id={id} first={first} minimum={studied.policy.minimumItems} />
}

const HEARD_FINDINGS = FINDINGS.filter((finding) => finding !== "unreachable")

/** The first answers are read only when the blind part is saved. */
async function Decision({ check }: { check: OpenedCheck }) {
  const studied = await read(() => studyCheck(db(), check))
  const weighed = weighCheck(check, studied)
  return (
    <>
      {check.verification.blindAt && <Comparison check={check} studied={studied} weighed={weighed} />}
      <DecisionForm
        id={check.verification.id}
        findings={check.verification.kind === "observation" ? HEARD_FINDINGS : FINDINGS}
        proposal={{ finding: weighed.proposal.finding, consequence: weighed.consequence }}
      >
        <Proposed proposal={weighed.proposal} />
      </DecisionForm>
    </>
  )
}
