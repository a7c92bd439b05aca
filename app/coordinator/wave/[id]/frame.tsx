import Link from "next/link"
import { getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import { Desk } from "@/components/desk/desk"
import type { WaveRow } from "@/db/queries/waves"
import { may, type Person } from "@/lib/permission"
import { SteerWave } from "../../steer-wave"
import { WaveStatus } from "../../wave-status"
import { CorrectionNotice } from "./correction-notice"

const PARTS = {
  board: "",
  history: "/history",
  targets: "/targets",
  contacts: "/contacts",
  lists: "/lists",
  links: "/links",
  mailings: "/mailings",
  referrals: "/referrals",
  sample: "/sample",
  scores: "/scores",
  control: "/control",
  holds: "/holds",
  steer: "/steer",
  release: "/release",
} as const

type Props = { person: Person; wave: WaveRow; part: keyof typeof PARTS; children: ReactNode }

/** The desk of one wave: its name and state, its parts, and opening or closing it. */
export async function WaveFrame({ person, wave, part, children }: Props) {
  const t = await getTranslations("coordinator.waves")
  const base = `/coordinator/wave/${wave.id}`
  const title = (
    <span className="flex flex-wrap items-center gap-3">
      {wave.name} <WaveStatus status={wave.status} practice={wave.practice} />
    </span>
  )
  const steers = may(person, "wave.steer", { region: null })
  return (
    <Desk
      person={person}
      wide
      title={title}
      actions={
        steers && (
          <div className="print:hidden">
            <SteerWave id={wave.id} name={wave.name} status={wave.status} />
          </div>
        )
      }
    >
      <nav aria-label={t("sections")} className="mb-4 flex flex-wrap gap-1 border-b border-line print:hidden">
        {(Object.keys(PARTS) as (keyof typeof PARTS)[]).map((name) => (
          <Link
            key={name}
            href={base + PARTS[name]}
            aria-current={name === part ? "page" : undefined}
            className="-mb-px border-b-2 border-transparent px-3 py-2 font-medium hover:bg-sunken aria-[current=page]:border-accent aria-[current=page]:text-accent"
          >
            {t(name)}
          </Link>
        ))}
      </nav>
      {part !== "release" && <CorrectionNotice person={person} waveId={wave.id} />}
      {children}
    </Desk>
  )
}
