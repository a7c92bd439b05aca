import { db } from "@/app/_server/database"
import { read } from "@/db/client"
import { listScreenEvents, type OwnObservation } from "@/db/queries/observations"
import { Notes } from "./notes"
import { formView, observableOf, screenView } from "./view"

/** The interviewer's screen and the observer's form, side by side. */
export async function Listening({ own }: { own: OwnObservation }) {
  const now = new Date()
  const { observation, interview } = own
  const { observable, events } = await read(async () => ({
    observable: await observableOf(db(), own, now),
    events: await listScreenEvents(db(), own),
  }))
  return (
    <Notes
      id={observation.id}
      interviewId={interview.id}
      status={interview.status}
      screen={await screenView(observable, own, events, now)}
      first={await formView(observable, observation.answers)}
    />
  )
}
