// First answers beside those of the check.
import { CircleCheck, CircleSlash, TriangleAlert } from "lucide-react"
import { getTranslations } from "next-intl/server"
import { Status } from "@/components/ui/status"
import type { ItemComparison } from "@/lib/verification/compare"
import type { AnswerWords } from "./answer-words"

const VERDICTS = {
  same: { look: "good", icon: CircleCheck },
  different: { look: "bad", icon: TriangleAlert },
  not_comparable: { look: "neutral", icon: CircleSlash },
} as const

export type Item = Omit<ItemComparison, "verify" | "verdict"> & Readonly<{ verdict?: ItemComparison["verdict"] }>
type Heads = readonly ["first", "second"] | readonly ["codedHead", "heardHead"]
const ASKED = ["first", "second"] as const
/** Where somebody listened, there was one answer: as it was coded, and as it was heard. */
export const HEARD = ["codedHead", "heardHead"] as const

type Props = { items: readonly Item[]; words: AnswerWords; heads?: Heads }

/** Without a verdict an item is shown and not judged. */
export async function Items({ items, words, heads = ASKED }: Props) {
  const t = await getTranslations("verification.compare")
  const said = ({ question }: Item, answer: Item["original"]) =>
    answer === undefined ? <span className="text-soft">{t("noAnswer")}</span> : words.answer(question, answer)
  return (
    <table className="w-full border-collapse text-left text-sm max-md:block">
      <thead className="max-md:sr-only">
        <tr className="border-b border-line-strong">
          {(["question", ...heads] as const).map((head) => (
            <th key={head} scope="col" className="px-2 py-1 font-medium">
              {t(head)}
            </th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody className="max-md:block">
        {items.map((item) => {
          return (
            <tr key={item.question} className="border-b border-line align-top max-md:grid max-md:gap-1 max-md:py-3">
              <th scope="row" className="px-2 py-2 font-normal md:w-2/5 max-md:py-0 max-md:font-medium">
                {words.label(item.question)}
              </th>
              <td className="px-2 py-2 md:w-1/5 max-md:py-0">
                <span className="text-soft md:hidden">{t(heads[0])}: </span>
                {said(item, item.original)}
              </td>
              <td className="px-2 py-2 md:w-1/5 max-md:py-0">
                <span className="text-soft md:hidden">{t(heads[1])}: </span>
                {said(item, item.again)}
              </td>
              <td className="px-2 py-2 max-md:py-0">
                {item.verdict && <Status {...VERDICTS[item.verdict]}>{t(`verdicts.${item.verdict}`)}</Status>}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
