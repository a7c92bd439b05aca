import clsx from "clsx"
import { type ComponentProps, type ReactNode, useId } from "react"

export const controlLook =
  "min-h-10 w-full rounded-md border border-line-strong bg-surface px-3 py-2 text-ink aria-[invalid=true]:border-bad aria-[invalid=true]:border-2"

type Described = { id: string; "aria-describedby"?: string; "aria-invalid"?: boolean }
type Props = {
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  className?: string
  children: (control: Described) => ReactNode
}

/** A label, its control, a hint, and the error beside it: the message says what to do. */
export function Field({ label, hint, error, className, children }: Props) {
  const id = useId()
  const describedBy = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ")
  return (
    <div className={clsx("grid gap-1", className)}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children({
        id,
        ...(describedBy && { "aria-describedby": describedBy }),
        ...(error && { "aria-invalid": true }),
      })}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-sm text-bad">
          {error}
        </p>
      )}
    </div>
  )
}

export const Input = ({ className, ...rest }: ComponentProps<"input">) => (
  <input className={clsx(controlLook, className)} {...rest} />
)
export const Select = ({ className, ...rest }: ComponentProps<"select">) => (
  <select className={clsx(controlLook, className)} {...rest} />
)
export const TextArea = ({ className, ...rest }: ComponentProps<"textarea">) => (
  <textarea className={clsx(controlLook, "min-h-24", className)} {...rest} />
)
