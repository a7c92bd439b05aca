"use client"
import { ClipboardPaste, Download, Redo2, Sigma, Undo2, Upload } from "lucide-react"
import { useTranslations } from "next-intl"
import { Button, buttonLook } from "@/components/ui/button"

type Props = {
  waveId: string
  mayWrite: boolean
  mayUndo: boolean
  mayRedo: boolean
  undo: () => void
  redo: () => void
  paste: () => void
  generate: (() => void) | null
  load: () => void
}

export function Toolbar({ waveId, mayWrite, mayUndo, mayRedo, undo, redo, paste, generate, load }: Props) {
  const t = useTranslations("target.tools")
  return (
    <div role="toolbar" aria-label={t("label")} className="flex flex-wrap gap-2">
      {mayWrite && (
        <>
          <Button onClick={undo} disabled={!mayUndo} aria-keyshortcuts="Control+Z">
            <Undo2 aria-hidden className="size-4" />
            {t("undo")}
          </Button>
          <Button onClick={redo} disabled={!mayRedo} aria-keyshortcuts="Control+Y">
            <Redo2 aria-hidden className="size-4" />
            {t("redo")}
          </Button>
          <Button onClick={paste}>
            <ClipboardPaste aria-hidden className="size-4" />
            {t("paste")}
          </Button>
          {generate && (
            <Button onClick={generate}>
              <Sigma aria-hidden className="size-4" />
              {t("generate")}
            </Button>
          )}
          <Button onClick={load}>
            <Upload aria-hidden className="size-4" />
            {t("import")}
          </Button>
        </>
      )}
      <a href={`/coordinator/wave/${waveId}/targets/targets.xlsx`} className={buttonLook()} download>
        <Download aria-hidden className="size-4" />
        {t("export")}
      </a>
    </div>
  )
}
