// Signs of messages, drawn without any library: public pages have none.
import type { ReactNode } from "react"

type Props = Readonly<{ className?: string }>

const sign = (shape: ReactNode) =>
  function Sign({ className }: Props) {
    return (
      <svg
        aria-hidden
        viewBox="0 0 24 24"
        className={className}
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {shape}
      </svg>
    )
  }

const RING = <circle cx="12" cy="12" r="9.5" />

export const InfoSign = sign(
  <>
    {RING}
    <path d="M12 11.5V16.5M12 7.5V7.6" />
  </>,
)
export const DoneSign = sign(
  <>
    {RING}
    <path d="M8 12.5L11 15.5L16.5 9" />
  </>,
)
export const WarnSign = sign(<path d="M12 3.5L22 20.5H2ZM12 10V14.5M12 17.4V17.5" />)
export const StopSign = sign(
  <>
    {RING}
    <path d="M12 7V12.5M12 16V16.1" />
  </>,
)
