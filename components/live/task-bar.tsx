import clsx from "clsx"

/** A bar of progress with the same in words; without a percentage it only says that something goes on. */
export function TaskBar({ percent, label, words }: { percent: number | null; label: string; words: string }) {
  return (
    <>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent ?? undefined}
        aria-valuetext={words}
        className="h-2 w-full overflow-hidden rounded-full bg-sunken [print-color-adjust:exact]"
      >
        <div
          className={clsx("h-full bg-accent", percent === null && "w-1/3 motion-safe:animate-pulse")}
          style={percent === null ? undefined : { width: `${percent}%` }}
        />
      </div>
      <p className="text-sm text-soft">{words}</p>
    </>
  )
}
