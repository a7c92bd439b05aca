import type { FieldValues, Path, UseFormSetError } from "react-hook-form"
import type { Refused } from "@/components/ui/refusal"

/** Puts a refusal beside the fields it is about; what is left, if anything, is for the form as a whole. */
export function placeFaults<T extends FieldValues>(refused: Refused, setError: UseFormSetError<T>): Refused | null {
  if (refused.code === "email_taken") {
    setError("email" as Path<T>, { message: "email_taken" }, { shouldFocus: true })
    return null
  }
  for (const [name, message] of Object.entries(refused.fields)) setError(name as Path<T>, { message })
  return refused
}
