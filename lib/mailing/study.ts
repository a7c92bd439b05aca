// What letters need of a study: little enough to be sent to whoever writes them.
import type { Axis, Study } from "../study/study"

export type MailingStudy = Pick<Study, "languages" | "title" | "minutes" | "axes"> &
  Readonly<{ texts: Pick<Study["texts"], "organiser"> }>

/** Labels of places without the rest of their registers. */
export function mailingStudy({ languages, title, minutes, axes, texts }: Study): MailingStudy {
  const { region, service } = axes
  return {
    languages,
    title,
    minutes,
    axes: { ...(region && { region: labelled(region) }), ...(service && { service: labelled(service) }) },
    texts: { organiser: texts.organiser },
  }
}

const labelled = ({ register, ...axis }: Axis): Axis => ({
  ...axis,
  register: {
    ...register,
    entries: register.entries.map(({ code, label }) => ({ code, label, texts: {}, columns: {} })),
  },
})
