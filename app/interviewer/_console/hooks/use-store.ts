"use client"
import { useEffect, useState } from "react"
import { diskStore } from "../outbox/disk-store"
import type { Store } from "../outbox/entry"
import { safeStore } from "../outbox/safe-store"

export type OpenStore = Readonly<{ store: Store; onDisk: boolean }>

/** This person's outbox on this machine; null until it is open. */
export function useStore(personId: string): OpenStore | null {
  const [store, setStore] = useState<Store | null>(null)
  const [onDisk, setOnDisk] = useState(true)
  useEffect(() => {
    let gone = false
    const open = (disk: Store | null) => {
      if (!gone) setStore(safeStore(disk, () => setOnDisk(false)))
    }
    diskStore(personId).then(open, () => open(null))
    return () => {
      gone = true
    }
  }, [personId])
  return store && { store, onDisk }
}
