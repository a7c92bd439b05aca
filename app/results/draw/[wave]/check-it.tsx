import { getTranslations } from "next-intl/server"
import { buttonLook } from "@/components/ui/button"
import { Card } from "@/components/ui/card"

type Props = Readonly<{ waveId: string; seed: string | null; stream: string }>

/** How an outsider checks the draw; the files are there once the seed is published. */
export async function CheckIt({ waveId, seed, stream }: Props) {
  const t = await getTranslations("draw.check")
  const value = seed ?? "SEED"
  return (
    <Card title={t("title")}>
      <ol className="grid grid-cols-[minmax(0,1fr)] list-decimal gap-3 pl-5">
        <li className="max-w-prose">{t("note")}</li>
        <li>
          <p className="max-w-prose">{t("download")}</p>
          <div className="mt-2 flex flex-wrap gap-2 print:hidden">
            {seed && (
              <a href={`/results/draw/${waveId}/saual-draw.json`} download className={buttonLook("plain")}>
                {t("file")}
              </a>
            )}
            <a href="/results/draw/draw.py" download className={buttonLook("plain")}>
              {t("program")}
            </a>
          </div>
        </li>
        <li>
          <p className="max-w-prose">{t("run")}</p>
          <Lines lines={["python3 draw.py check saual-draw.json"]} />
        </li>
        <li>
          <p className="max-w-prose">{t("openssl")}</p>
          <Lines
            lines={[
              `printf '${stream}|1' | openssl dgst -sha256 -hmac ${value}`,
              `printf '${value}' | openssl dgst -sha256`,
            ]}
          />
        </li>
        <li className="max-w-prose">{t("rules")}</li>
      </ol>
    </Card>
  )
}

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <pre className="mt-2 rounded bg-sunken p-3 text-sm break-all whitespace-pre-wrap">
    <code>{lines.join("\n")}</code>
  </pre>
)
