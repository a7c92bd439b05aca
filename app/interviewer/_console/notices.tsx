"use client"
import { useTranslations } from "next-intl"
import { Button } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import type { CaseFile } from "./case-file"
import { DoubtNotice } from "./centre/doubt-notice"
import type { Desk } from "./hooks/use-desk"
import type { Writer } from "./hooks/use-writer"
import type { Interview, InterviewState } from "./interview"
import { RefusedNotice } from "./refused-notice"

type Begun = Readonly<{ file: CaseFile; interview: Interview; state: InterviewState }>

/** What the interviewer must know before going on: another tab, a lost case, refused answers. */
export function Notices({ desk, writer, begun }: { desk: Desk; writer: Writer; begun: Begun | null }) {
  const t = useTranslations("interviewer.notices")
  return (
    <>
      {writer.standing === "reader" && (
        <Notice kind="warn" className="mb-4">
          <p>{t("otherTab")}</p>
          <Button size="small" className="mt-2" onClick={writer.takeOver}>
            {t("takeOver")}
          </Button>
        </Notice>
      )}
      {desk.lost && (
        <Notice kind="warn" className="mb-4">
          {t("lost")}
        </Notice>
      )}
      {begun && desk.working && <DoubtNotice {...begun} enabled={desk.enabled} />}
      {begun && <RefusedNotice {...begun} refused={desk.outbox.refused} onDismiss={desk.dismissRefused} />}
    </>
  )
}
