// Instruments are stored as they were read and never change, so older ones are brought to today's shape when loaded.
import type { Definition } from "../questionnaire/definition"
import { VerificationPolicy } from "./settings"
import type { Study } from "./study"

/** `verification`: the callback form, when there was only that one. */
export type StoredStudy = Omit<Study, "verificationForms"> &
  Readonly<{ verificationForms?: Study["verificationForms"]; verification?: Definition }>

/** A stored study as this version of the platform knows it; what older policies did not say takes its default. */
export function fromStored({ verification, verificationForms, verificationPolicy, ...study }: StoredStudy): Study {
  return {
    ...study,
    verificationForms: verificationForms ?? (verification ? { callback: verification } : {}),
    ...(verificationPolicy && { verificationPolicy: VerificationPolicy.parse(verificationPolicy) }),
  }
}
