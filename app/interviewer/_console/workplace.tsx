"use client"
import { useState } from "react"
import type { CaseFile } from "./case-file"
import type { CaseStart } from "./case-start"
import { Done } from "./centre/done"
import { Ending } from "./centre/ending"
import { Introduction } from "./centre/introduction"
import { LanguageTabs } from "./centre/language-tabs"
import { QuestionScreen } from "./centre/question-screen"
import { CorrectingNotice, QuotaClosed } from "./centre/quota-closed"
import { Footer } from "./footer"
import { Frame } from "./frame"
import { useDesk } from "./hooks/use-desk"
import type { OpenStore } from "./hooks/use-store"
import type { Writer } from "./hooks/use-writer"
import { Notices } from "./notices"
import { ProgressPanel } from "./progress-panel"
import { Sheets } from "./sheets/sheets"
import { Strip } from "./strip/strip"

type Props = { file: CaseFile; start: CaseStart; open: OpenStore; writer: Writer }

/** One case from the first ring to its outcome. */
export function Workplace({ file, start, open, writer }: Props) {
  const desk = useDesk(file, start, open.store, writer.standing === "reader")
  const { session, state, outbox, result, language, enabled, working } = desk
  const [noteWords, setNoteWords] = useState("")
  const interview = session?.interview
  const shown = result ? { ...file, contact: null } : file
  const begun = interview && state ? { file, interview, state } : null

  return (
    <Frame
      file={file}
      strip={
        <Strip
          file={shown}
          language={language}
          notes={state?.notes ?? []}
          calling={desk.calling}
          disabled={!working}
          onDial={desk.dial}
        />
      }
      tabs={
        working && (
          <LanguageTabs
            languages={file.definition.languages}
            names={file.languageNames}
            at={language}
            onPick={desk.speak}
          />
        )
      }
      centre={
        <>
          <Notices {...{ desk, writer, begun }} />
          {!result && desk.quota.view === "correcting" && <CorrectingNotice onShow={desk.quota.show} />}
          {result ? (
            <Done result={result} file={file} language={language} trouble={desk.errands.state.trouble} />
          ) : !begun ? (
            <Introduction
              file={file}
              language={language}
              enabled={enabled}
              busy={desk.starting}
              resumes={desk.resumes}
              failure={desk.failure}
              onStart={desk.start}
              onQuotaFull={() => desk.setSheet("outcome", "quota_full")}
            />
          ) : desk.quota.view === "closed" ? (
            <QuotaClosed
              script={file.scripts[language]?.quotaClosed ?? ""}
              language={language}
              enabled={enabled}
              onQuotaFull={() => desk.setSheet("outcome", "quota_full")}
              onBack={desk.quota.correct}
            />
          ) : begun.state.filling.at === null ? (
            <Ending
              {...begun}
              enabled={enabled}
              finishing={desk.finishing}
              failure={desk.failure}
              onFinish={desk.finish}
            />
          ) : (
            <QuestionScreen {...begun} enabled={enabled} />
          )}
        </>
      }
      progress={begun && !result && <ProgressPanel {...begun} disabled={!enabled} />}
      sheet={<Sheets {...{ file, desk, noteWords, setNoteWords }} />}
      footer={
        <Footer
          outbox={session ? outbox : null}
          onDisk={open.onDisk}
          since={result ? null : desk.since}
          disabled={!working}
          onSheet={desk.setSheet}
        />
      }
    />
  )
}
