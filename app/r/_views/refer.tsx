import { Qr } from "@/components/ui/qr"
import { entryOf } from "@/lib/study/preloads"
import type { Study } from "@/lib/study/study"
import type { Locale } from "@/messages"
import { languagesOf, respondentWords } from "../_form/words"
import { LanguageLinks } from "./languages"
import { Shell } from "./shell"

type Props = {
  study: Study
  about: { service: string | null }
  token: string
  /** How many may be given; 0 when none. */
  n: number
  /** Of those that were given. */
  addresses: readonly string[]
  locale: Locale
}

/** A respondent's invitations for others, each with all ways to pass it on; or the button to get them. */
export function ReferPage({ study, about, token, n, addresses, locale }: Props) {
  const t = respondentWords(locale)
  const given = addresses.length > 0
  return (
    <Shell
      locale={locale}
      title={t("referral.title")}
      organiser={study.title[locale] ?? ""}
      about={`/r/${token}/about`}
      languages={<LanguageLinks locale={locale} languages={languagesOf(study)} />}
    >
      <h1>{t("referral.title")}</h1>
      {n === 0 ? (
        <p className="lead">{t("referral.none")}</p>
      ) : (
        <>
          <p className="lead">{study.referral?.ask[locale]}</p>
          <p>{t("referral.lead")}</p>
          <p className="hint">{t("referral.fact")}</p>
          {!given && <GetCoupons token={token} n={n} locale={locale} />}
        </>
      )}
      {addresses.map((address, at) => (
        <Coupon key={address} n={at + 1} address={address} study={study} about={about} locale={locale} />
      ))}
      <p>
        <a href={`/r/${token}?lang=${locale}`}>{t("referral.back")}</a>
      </p>
    </Shell>
  )
}

export function GetCoupons({ token, n, locale }: Pick<Props, "token" | "n" | "locale">) {
  return (
    <form method="post" action={`/r/${token}/invite`}>
      <input type="hidden" name=":language" value={locale} />
      <button type="submit" className="button alone">
        {respondentWords(locale)("referral.give", { n })}
      </button>
    </form>
  )
}

type CouponProps = { n: number; address: string } & Pick<Props, "study" | "about" | "locale">

function Coupon({ n, address, study, about, locale }: CouponProps) {
  const t = respondentWords(locale)
  const service = entryOf(study, "service", about.service ?? undefined)?.label[locale]
  const { minutes } = study
  const message = service
    ? t("referral.message", { service, minutes, address })
    : t("referral.messageAny", { minutes, address })
  return (
    <section className="coupon">
      <h2>{t("referral.coupon", { n })}</h2>
      <Qr of={address} label={t("referral.qr", { n })} className="qr" />
      <p className="address">{address}</p>
      <p className="ways">
        <a className="button" href={`sms:?&body=${encodeURIComponent(message)}`}>
          {t("referral.sms")}
        </a>
        <button type="button" className="button" hidden data-copy={message} data-copied={t("referral.copied")}>
          {t("referral.copy")}
        </button>
      </p>
    </section>
  )
}
