"use client"
import { makeLink, sendLink } from "../../case/[id]/link-actions"
import type { CaseFile } from "../case-file"
import type { Desk } from "../hooks/use-desk"
import { AppointmentSheet } from "./appointment-sheet"
import { HelpSheet } from "./help-sheet"
import { JumpSheet } from "./jump-sheet"
import { KeysSheet } from "./keys-sheet"
import { LinkSheet } from "./link-sheet"
import { NoteSheet } from "./note-sheet"
import { OutcomeSheet } from "./outcome-sheet"

type Props = { file: CaseFile; desk: Desk; noteWords: string; setNoteWords: (words: string) => void }

/** The one sheet that is open, if any. */
export function Sheets({ file, desk, noteWords, setNoteWords }: Props) {
  const onClose = () => desk.setSheet(null)
  const interview = desk.session?.interview ?? null
  switch (desk.sheet?.name) {
    case "outcome":
      return (
        <OutcomeSheet
          code={desk.sheet.code}
          onClose={onClose}
          onCode={desk.codeOutcome}
          languages={spokenLanguages(file)}
          timezone={file.timezone}
        />
      )
    case "appointment":
      return <AppointmentSheet timezone={file.timezone} onClose={onClose} onAppoint={desk.appoint} />
    case "note":
      return <NoteSheet onNote={desk.note} words={noteWords} onWords={setNoteWords} onClose={onClose} />
    case "help":
      return <HelpSheet file={file} interview={interview} state={desk.state} onClose={onClose} />
    case "jump":
      return <JumpSheet file={file} interview={interview} state={desk.state} onClose={onClose} />
    case "link":
      return (
        <LinkSheet
          onLink={() => makeLink({ caseId: file.caseId })}
          onSend={(address, way) => sendLink({ caseId: file.caseId, address, way })}
          onClose={onClose}
        />
      )
    case "keys":
      return <KeysSheet onClose={onClose} />
    default:
      return null
  }
}

const spokenLanguages = ({ definition, languageNames }: CaseFile): Record<string, string> =>
  Object.fromEntries(definition.languages.map((language) => [language, languageNames[language] ?? language]))
