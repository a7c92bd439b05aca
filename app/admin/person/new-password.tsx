"use client"
import { useTranslations } from "next-intl"
import type { UseFormRegisterReturn } from "react-hook-form"
import { Button } from "@/components/ui/button"
import { Copy } from "@/components/ui/copy"
import { Field, Input } from "@/components/ui/field"
import { Notice } from "@/components/ui/notice"

type Props = { field: UseFormRegisterReturn; error: string | undefined; generated: (password: string) => void }

/** Typed or generated; readable, because it has to be handed over. */
export function PasswordField({ field, error, generated }: Props) {
  const t = useTranslations("admin")
  return (
    <Field
      label={t("person.password")}
      hint={t("person.passwordHint")}
      error={error && t(`faults.${error as "required"}`)}
    >
      {(control) => (
        <span className="flex gap-2">
          <Input autoComplete="off" spellCheck={false} className="font-mono" {...control} {...field} />
          <Button className="shrink-0" onClick={() => generated(freshPassword())}>
            {t("person.generate")}
          </Button>
        </span>
      )}
    </Field>
  )
}

/** The password right after it was saved: the only time it is shown. */
export function PasswordOnce({ words, password }: { words: string; password: string }) {
  const t = useTranslations("admin.person")
  return (
    <Notice kind="good">
      <p>
        {words} <strong>{t("once")}</strong>
      </p>
      <p className="mt-2 flex flex-wrap items-center gap-3">
        <code className="break-all select-all">{password}</code>
        <Copy words={password} label={t("copy")} copied={t("copied")} />
      </p>
    </Notice>
  )
}

// 80 bits, without letters that are misread when dictated.
const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"

function freshPassword(): string {
  const letters = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => LETTERS[byte % 32]).join("")
  return letters.match(/.{4}/g)?.join("-") ?? letters
}
